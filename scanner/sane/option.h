// SPDX-License-Identifier: GPL-3.0-or-later
// One option of a scanner with its present value, as text. Values; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace scanner::sane {

enum class OptionType { Bool, Int, Fixed, String, Button, Group };
enum class OptionUnit { None, Pixel, Bit, Mm, Dpi, Percent, Microsecond };

struct OptionRange {
    double least = 0;
    double most = 0;
    double step = 0; // 0: any
};

struct Option {
    int index = 0; // the driver's number; may mean another option after a reload
    std::string name;
    std::string title; // at most 200 characters
    OptionType type{};
    OptionUnit unit{};
    int bytes = 0;         // what the driver wants to have as room for the value
    bool settable = false; // by software
    bool active = false;
    bool readable = false;
    bool isHardware = false;  // set at the scanner itself
    bool isEmulated = false;  // by the driver
    bool isAutomatic = false; // the scanner can choose a value itself
    bool isAdvanced = false;
    std::optional<OptionRange> range;
    std::vector<std::string> choices; // empty: free
    std::string value; // "yes"/"no", decimal numbers, or text; empty for buttons, groups and lists of numbers
};

using Options = std::vector<Option>;

const Option* find(const Options& options, std::string_view name);

// Texts of drivers are of unknown encoding and length: control characters cut, at most 200 bytes.
std::string driverText(const char* text);
std::string numberText(double number);

} // namespace scanner::sane
