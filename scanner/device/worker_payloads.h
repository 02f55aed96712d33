// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON in the frames to and from the scan worker; its fields are listed in scanner/worker/README.md. Pure
// functions; any thread. For the sources of this room only.
#pragma once

#include "core/ports/scan_source.h"
#include "scanner/device/scan_errors.h"
#include "scanner/device/scanner_option.h"

#include <optional>
#include <string>
#include <vector>

namespace scanner::device {

std::string helloPayload();
std::string openPayload(const std::string& name, bool polls_buttons);
std::string wishesPayload(const core::ports::ScanRequest& request);
std::string scanPayload(const core::ports::ScanRequest& request);
std::string keptPayload(int page);
// To be wiped.
std::string loginPayload(const std::optional<core::ports::ScannerLogin>& login);

struct PageProgress {
    int page = 0;
    int lines = 0; // with page_begin: promised, -1 if not known
};

struct OpenedScanner {
    std::vector<ScannerOption> options;
    bool hasButtons = false;
};

// Nothing: the worker did not say what it has to.
std::optional<core::ports::ScannerInfo> infoFrom(const std::string& payload);
std::optional<OpenedScanner> openedFrom(const std::string& payload);
std::optional<std::string> resourceFrom(const std::string& payload);
std::optional<std::string> buttonFrom(const std::string& payload);
std::optional<PageProgress> progressFrom(const std::string& payload);
std::optional<core::ports::ScannedPage> pageFrom(const std::string& payload);
std::optional<bool> singlePageFrom(const std::string& payload);
std::optional<std::string> endReasonFrom(const std::string& payload);
std::optional<DriverFault> faultFrom(const std::string& payload);

} // namespace scanner::device
