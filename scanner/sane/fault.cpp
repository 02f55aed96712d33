// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/fault.h"

#include <utility>

#include <sane/sane.h>

namespace scanner::sane {

namespace {

std::string statusName(int status) {
    switch (status) {
    case SANE_STATUS_UNSUPPORTED:
        return "UNSUPPORTED";
    case SANE_STATUS_CANCELLED:
        return "CANCELLED";
    case SANE_STATUS_DEVICE_BUSY:
        return "DEVICE_BUSY";
    case SANE_STATUS_INVAL:
        return "INVAL";
    case SANE_STATUS_EOF:
        return "EOF";
    case SANE_STATUS_JAMMED:
        return "JAMMED";
    case SANE_STATUS_NO_DOCS:
        return "NO_DOCS";
    case SANE_STATUS_COVER_OPEN:
        return "COVER_OPEN";
    case SANE_STATUS_IO_ERROR:
        return "IO_ERROR";
    case SANE_STATUS_NO_MEM:
        return "NO_MEM";
    case SANE_STATUS_ACCESS_DENIED:
        return "ACCESS_DENIED";
    case 12:
        return "WARMING_UP"; // not in every sane.h
    case 13:
        return "HW_LOCKED";
    default:
        return std::to_string(status);
    }
}

} // namespace

std::string_view nameOf(Stage stage) {
    switch (stage) {
    case Stage::List:
        return "list";
    case Stage::Open:
        return "open";
    case Stage::Set:
        return "set";
    case Stage::Start:
        return "start";
    case Stage::Read:
        return "read";
    case Stage::Write:
        return "write";
    }
    return "unknown";
}

std::string_view nameOf(FaultKind kind) {
    switch (kind) {
    case FaultKind::Driver:
        return "driver";
    case FaultKind::TooLarge:
        return "too_large";
    case FaultKind::NotAnImage:
        return "not_an_image";
    case FaultKind::DiskFull:
        return "disk_full";
    case FaultKind::WriteFailed:
        return "write_failed";
    }
    return "unknown";
}

tl::unexpected<Fault> driverFault(Stage stage, int status) {
    const std::string name = statusName(status);
    return tl::unexpected<Fault>(Fault{FaultKind::Driver, stage, name, "SANE_STATUS_" + name});
}

tl::unexpected<Fault> fault(FaultKind kind, Stage stage, std::string text) {
    return tl::unexpected<Fault>(Fault{kind, stage, {}, std::move(text)});
}

bool isStatus(const Fault& fault, std::string_view status) {
    return fault.kind == FaultKind::Driver && fault.status == status;
}

} // namespace scanner::sane
