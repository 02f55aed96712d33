// SPDX-License-Identifier: GPL-3.0-or-later
// What a driver answered instead of working, as a value. Any thread.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace scanner::sane {

enum class Stage { List, Open, Set, Start, Read, Write };

enum class FaultKind {
    Driver,     // a status of the driver, named in `status`
    TooLarge,   // more than 15,000 px a side or 400 MB
    NotAnImage, // frames that make no picture
    DiskFull,
    WriteFailed,
};

struct Fault {
    FaultKind kind = FaultKind::Driver;
    Stage stage = Stage::List;
    std::string status; // "JAMMED" for SANE_STATUS_JAMMED; the number for a driver's own code
    std::string text;   // English, for the log
};

template<class T>
using Outcome = tl::expected<T, Fault>;

std::string_view nameOf(Stage stage);
std::string_view nameOf(FaultKind kind);

// `status` is a SANE_Status other than GOOD.
tl::unexpected<Fault> driverFault(Stage stage, int status);
tl::unexpected<Fault> fault(FaultKind kind, Stage stage, std::string text);

bool isStatus(const Fault& fault, std::string_view status);

} // namespace scanner::sane
