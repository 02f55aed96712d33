// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that a scanner does or suffers in the contract: the rows of the table in README.md. Values.
#pragma once

#include "core/ports/scan_source.h"

#include <optional>
#include <string_view>
#include <vector>

namespace tests {

enum class Case {
    Listed,
    Glass,
    Stack,
    TwoSides,
    EarlyEnd,
    EmptyFeeder,
    Colour,
    Grey,
    LineArt,
    OneBitColour,
    SixteenBit,
    SwappedBytes,
    ThreePasses,
    UnknownHeight,
    PaddedLines,
    FuzzyParameters,
    TinyReads,
    NoWaiting,
    Descriptor,
    GivenPicture,
    Size,
    StatusAtOpen,
    StatusAtSet,
    StatusAtStart,
    StatusAtFirstRead,
    StatusBetweenPages,
    StatusInsidePage,
    HangInList,
    HangInOpen,
    HangInSet,
    HangInStart,
    HangInsidePage,
    HangInCancel,
    CrashInList,
    CrashInOpen,
    CrashInSet,
    CrashInStart,
    CrashInsidePage,
    CrashInCancel,
    SlowPage,
    ShortPage,
    HugePage,
    PrintsToStdout,
};
inline constexpr Case kLastCase = Case::PrintsToStdout;

// As the table calls it.
std::string_view nameOf(Case what);

// What a status of the driver at that stage means to the clerk (README.md of scanner/device).
struct Outcome {
    std::optional<core::ports::ScanCode> code; // an error
    std::optional<core::ports::ScanEnd> end;   // no error
    bool isShort = false;                      // the page counts, as a short one
};
Outcome outcomeOf(Case stage, std::string_view status);

// All of SANE's, and one that no driver should give.
const std::vector<std::string_view>& everyStatus();

} // namespace tests
