// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a scanner's options to what is wished, in the order that drivers need. On the thread that calls SANE.
#pragma once

#include "scanner/sane/device.h"
#include "scanner/sane/matching.h"

#include <string>
#include <utility>
#include <vector>

namespace scanner::sane {

struct Wishes {
    SourceKind source = SourceKind::Other; // Other: the driver's choice
    ModeKind mode = ModeKind::Colour;
    int dpi = 300;
    // By option name; they win over the wishes above and over the page size, which is A4.
    std::vector<std::pair<std::string, std::string>> options;
};

struct Applied {
    Options options;                  // as they are now
    std::vector<std::string> inexact; // the driver took another value than it was given
    std::vector<std::string> refused; // not taken, not there, or not active
    int dpi = 0;
    SourceKind source = SourceKind::Other;
    bool singlePage = true; // another start would scan the same sheet again
};

// A refused value is no fault but for a source that the scanner does not have (UNSUPPORTED).
[[nodiscard]] Outcome<Applied> apply(Device& device, const Wishes& wishes);

} // namespace scanner::sane
