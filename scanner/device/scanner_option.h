// SPDX-License-Identifier: GPL-3.0-or-later
// One option of a scanner, as support wants to see it. Values.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace scanner::device {

struct ScannerOption {
    std::string name;
    std::string title;
    std::string type;                           // bool, int, fixed, string, button, group
    std::string unit;                           // px, bit, mm, dpi, %, us; empty: none
    std::string value;                          // as it is now
    std::vector<std::string> choices;           // empty: free
    std::optional<std::array<double, 3>> range; // least, most, step
    std::vector<std::string> flags; // settable, inactive, read_only, hardware, emulated, automatic ...
};

} // namespace scanner::device
