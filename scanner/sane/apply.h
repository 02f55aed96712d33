// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a scanner's options to what is wished, in the order that drivers need. On the thread that calls SANE.
#pragma once

#include "scanner/sane/device.h"
#include "scanner/sane/matching.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace scanner::sane {

struct Wishes {
    SourceKind source = SourceKind::Other; // Other: the driver's choice
    ModeKind mode = ModeKind::Colour;
    int dpi = 300;
    double width_mm = 210;
    double height_mm = 297;
    bool detectsMultiFeed = false; // where it is offered
    bool skipsBlank = false;       // likewise; what the scanner drops can be neither counted nor restored
    // By option name; they win over the wishes above.
    std::vector<std::pair<std::string, std::string>> options;
};

struct Applied {
    Options options;                         // as they are now
    std::vector<std::string> inexact;        // the driver took another value than it was given
    std::vector<std::string> refused;        // not taken, not there, or not active
    std::optional<FrameParameters> estimate; // of the page, as the driver sees it before the start
    int dpi = 0;
    SourceKind source = SourceKind::Other;
    bool singlePage = true; // another start would scan the same sheet again
};

// A refused value is no fault but for a source that the scanner does not have (UNSUPPORTED).
[[nodiscard]] Outcome<Applied> apply(Device& device, const Wishes& wishes);

} // namespace scanner::sane
