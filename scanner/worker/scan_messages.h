// SPDX-License-Identifier: GPL-3.0-or-later
// The scan worker's frames: values of scanner/sane as JSON. Pure functions; any thread. The fields are listed
// in README.md.
#pragma once

#include "scanner/sane/apply.h"
#include "scanner/sane/call_watch.h"
#include "scanner/sane/fault.h"
#include "scanner/sane/library.h"
#include "scanner/sane/page_scan.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace scanner::worker {

struct ScanOrder {
    std::filesystem::path folder;
    int firstPage = 1;
    int mostPages = 0; // 0: until the feeder is empty
};

struct OpenOrder {
    std::string device; // SANE name
    bool pollsButtons = true;
};

// Nothing: not what it has to be.
std::optional<int> protocolFrom(const std::string& payload);
std::optional<OpenOrder> openOrderFrom(const std::string& payload);
std::optional<sane::Wishes> wishesFrom(const std::string& payload);
std::optional<ScanOrder> scanOrderFrom(const std::string& payload);
std::optional<int> pageFrom(const std::string& payload);

std::string readyText(const std::string& sane_version, int pid);
std::string deviceText(const sane::FoundDevice& device);
std::string openedText(const sane::Options& options, bool has_buttons);
std::string needAuthText(std::string_view resource, bool digest);
std::string buttonText(const std::string& button);
std::string optionsText(const sane::Applied& applied);
std::string pageBeginText(int page, const sane::FrameParameters& parameters);
std::string progressText(int page, std::int64_t bytes, int lines);
std::string pageDoneText(const sane::DonePage& page, const std::string& sha256_hex);
std::string batchEndText(const std::string& reason, int pages);
std::string pongText(const sane::CallWatch::Now& now);
std::string faultText(const sane::Fault& fault, int page);

} // namespace scanner::worker
