// SPDX-License-Identifier: GPL-3.0-or-later
// From what a driver answered to what the clerk can do about it. Pure functions; any thread.
#pragma once

#include "core/ports/scan_source.h"

#include <string>

namespace scanner::device {

// As the worker reports it.
struct DriverFault {
    std::string kind;   // driver, too_large, not_an_image, disk_full, write_failed
    std::string stage;  // list, open, set, start, read, write
    std::string status; // of the driver, e.g. "JAMMED"
    std::string text;   // for the log
};

// Where the stack of paper stands.
struct PaperPlace {
    std::string device;
    int page = 1; // the one to put in again
    int kept = 0; // pages that are safe
};

[[nodiscard]] core::base::Error toError(const DriverFault& fault, const PaperPlace& place);
// With the arguments that the code's comment names.
[[nodiscard]] core::base::Error scanError(core::ports::ScanCode code, const PaperPlace& place,
                                          std::string detail, const std::string& status = {});

} // namespace scanner::device
