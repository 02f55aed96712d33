// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/scan_errors.h"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

namespace scanner::device {

using core::base::Error;
using core::ports::ScanCode;

namespace {

struct Row {
    std::string_view status;
    ScanCode code;
};

// INVAL is told apart by its stage, see below.
constexpr std::array kDriverCodes{
    Row{"DEVICE_BUSY", ScanCode::Busy},          Row{"WARMING_UP", ScanCode::WarmingUp},
    Row{"HW_LOCKED", ScanCode::TransportLocked}, Row{"NO_DOCS", ScanCode::FeederEmpty},
    Row{"EOF", ScanCode::FeederEmpty},           Row{"JAMMED", ScanCode::Jammed},
    Row{"COVER_OPEN", ScanCode::CoverOpen},      Row{"IO_ERROR", ScanCode::ConnectionBroken},
    Row{"NO_MEM", ScanCode::NoMemory},           Row{"ACCESS_DENIED", ScanCode::AccessDenied},
    Row{"UNSUPPORTED", ScanCode::Unsupported},
};

constexpr char kRightsHint[] =
    "; USB scanners are opened to the counter by 70-counterfoil-scanner.rules (udev)";

// `net` leaves a call's status unset when the line breaks within it: what lay in memory comes back. Statuses,
// those of SANE and the ones that drivers add, are small.
bool isAnyNumber(std::string_view status) {
    constexpr long kHighest = 255;
    long number = 0;
    const auto read = std::from_chars(status.data(), status.data() + status.size(), number);
    return read.ec == std::errc{} && (number < 0 || number > kHighest);
}

ScanCode codeOf(const DriverFault& fault) {
    if (fault.kind == "too_large") return ScanCode::PageTooLarge;
    if (fault.kind == "not_an_image") return ScanCode::NotAnImage;
    if (fault.kind == "disk_full") return ScanCode::DiskFull;
    if (fault.kind != "driver") return ScanCode::Failed;
    if (fault.status == "INVAL")
        return fault.stage == "open" ? ScanCode::DeviceGone : ScanCode::SettingsRefused;
    for (const Row& row : kDriverCodes) {
        if (row.status == fault.status) return row.code;
    }
    return isAnyNumber(fault.status) ? ScanCode::ConnectionBroken : ScanCode::Failed;
}

std::vector<std::string> argsOf(ScanCode code, const PaperPlace& place, const std::string& status) {
    switch (code) {
    case ScanCode::DeviceGone:
        return {place.device};
    case ScanCode::Jammed:
    case ScanCode::CoverOpen:
        return {std::to_string(place.kept)};
    case ScanCode::ConnectionBroken:
    case ScanCode::DriverCrashed:
    case ScanCode::DriverHung:
    case ScanCode::DriverUnreliable:
        return {std::to_string(place.page), std::to_string(place.kept)};
    case ScanCode::Failed:
        return {status};
    case ScanCode::NoDevice:
    case ScanCode::SettingsRefused:
    case ScanCode::Busy:
    case ScanCode::WarmingUp:
    case ScanCode::TransportLocked:
    case ScanCode::FeederEmpty:
    case ScanCode::NoMemory:
    case ScanCode::NoMemoryAgain:
    case ScanCode::AccessDenied:
    case ScanCode::Unsupported:
    case ScanCode::DiskFull:
    case ScanCode::NotAnImage:
    case ScanCode::PageTooLarge:
    case ScanCode::WorkerMissing:
        return {};
    }
    return {};
}

} // namespace

Error scanError(ScanCode code, const PaperPlace& place, std::string detail, const std::string& status) {
    return Error::of(code, std::move(detail), argsOf(code, place, status));
}

Error toError(const DriverFault& fault, const PaperPlace& place) {
    const std::string& status = fault.status.empty() ? fault.kind : fault.status;
    const ScanCode code = codeOf(fault);
    // A wrong password, or no right to the device file.
    const std::string hint = code == ScanCode::AccessDenied ? kRightsHint : "";
    return scanError(code, place, fault.stage + ": " + fault.text + hint, status);
}

} // namespace scanner::device
