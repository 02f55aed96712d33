// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/cases.h"

#include <map>

namespace tests {

using core::ports::ScanCode;
using core::ports::ScanEnd;

std::string_view nameOf(Case what) {
    switch (what) {
    case Case::Listed:
        return "is listed";
    case Case::Glass:
        return "glass";
    case Case::Stack:
        return "feeder";
    case Case::TwoSides:
        return "two sides";
    case Case::EarlyEnd:
        return "says too early that the feeder is empty";
    case Case::EmptyFeeder:
        return "empty feeder";
    case Case::Colour:
        return "colour";
    case Case::Grey:
        return "grey";
    case Case::LineArt:
        return "line art";
    case Case::OneBitColour:
        return "colour with one bit";
    case Case::SixteenBit:
        return "16 bit";
    case Case::SwappedBytes:
        return "16 bit of the other byte order";
    case Case::ThreePasses:
        return "three passes";
    case Case::UnknownHeight:
        return "unknown height";
    case Case::PaddedLines:
        return "padded lines";
    case Case::FuzzyParameters:
        return "estimates before the start";
    case Case::TinyReads:
        return "tiny reads";
    case Case::NoWaiting:
        return "reads that do not wait";
    case Case::Descriptor:
        return "a descriptor to wait at";
    case Case::GivenPicture:
        return "a given picture";
    case Case::Size:
        return "size in mm at a resolution";
    case Case::StatusAtOpen:
        return "status: open";
    case Case::StatusAtSet:
        return "status: set an option";
    case Case::StatusAtStart:
        return "status: start";
    case Case::StatusAtFirstRead:
        return "status: first read";
    case Case::StatusBetweenPages:
        return "status: between pages";
    case Case::StatusInsidePage:
        return "status: inside a page";
    case Case::HangInList:
        return "hang: list";
    case Case::HangInOpen:
        return "hang: open";
    case Case::HangInSet:
        return "hang: set an option";
    case Case::HangInStart:
        return "hang: start";
    case Case::HangInsidePage:
        return "hang: inside a page";
    case Case::HangInCancel:
        return "hang: cancel";
    case Case::CrashInList:
        return "crash: list";
    case Case::CrashInOpen:
        return "crash: open";
    case Case::CrashInSet:
        return "crash: set an option";
    case Case::CrashInStart:
        return "crash: start";
    case Case::CrashInsidePage:
        return "crash: inside a page";
    case Case::CrashInCancel:
        return "crash: cancel";
    case Case::SlowPage:
        return "a page that takes its time";
    case Case::ShortPage:
        return "short page";
    case Case::HugePage:
        return "page of 20,000 px a side";
    case Case::PrintsToStdout:
        return "prints to stdout";
    }
    return {};
}

const std::vector<std::string_view>& everyStatus() {
    static const std::vector<std::string_view> all{
        "UNSUPPORTED", "CANCELLED", "DEVICE_BUSY", "INVAL",         "EOF",        "JAMMED",    "NO_DOCS",
        "COVER_OPEN",  "IO_ERROR",  "NO_MEM",      "ACCESS_DENIED", "WARMING_UP", "HW_LOCKED", "42"};
    return all;
}

namespace {

bool isOutOfPaper(std::string_view status) {
    return status == "NO_DOCS" || status == "EOF";
}

ScanCode codeOf(std::string_view status) {
    static const std::map<std::string_view, ScanCode> codes{
        {"UNSUPPORTED", ScanCode::Unsupported}, {"DEVICE_BUSY", ScanCode::Busy},
        {"INVAL", ScanCode::SettingsRefused},   {"JAMMED", ScanCode::Jammed},
        {"EOF", ScanCode::FeederEmpty},         {"NO_DOCS", ScanCode::FeederEmpty},
        {"COVER_OPEN", ScanCode::CoverOpen},    {"IO_ERROR", ScanCode::ConnectionBroken},
        {"NO_MEM", ScanCode::NoMemory},         {"ACCESS_DENIED", ScanCode::AccessDenied},
        {"WARMING_UP", ScanCode::WarmingUp},    {"HW_LOCKED", ScanCode::TransportLocked}};
    const auto found = codes.find(status);
    return found == codes.end() ? ScanCode::Failed : found->second;
}

} // namespace

Outcome outcomeOf(Case stage, std::string_view status) {
    const bool is_scanning = stage != Case::StatusAtOpen && stage != Case::StatusAtSet;
    if (stage == Case::StatusAtOpen && status == "INVAL") return {ScanCode::DeviceGone, {}, false};
    if (stage == Case::StatusAtSet && (status == "INVAL" || status == "UNSUPPORTED"))
        return {{}, ScanEnd::FeederEmpty, false}; // the driver's own value is used
    if (is_scanning && status == "CANCELLED") return {{}, ScanEnd::Stopped, false};
    if (stage == Case::StatusBetweenPages && isOutOfPaper(status)) return {{}, ScanEnd::FeederEmpty, false};
    if (stage == Case::StatusInsidePage && isOutOfPaper(status)) return {{}, ScanEnd::FeederEmpty, true};
    if (stage == Case::StatusAtFirstRead && status == "EOF") return {ScanCode::NotAnImage, {}, false};
    return {codeOf(status), {}, false};
}

} // namespace tests
