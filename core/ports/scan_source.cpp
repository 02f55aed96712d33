// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/scan_source.h"

namespace core::ports {

std::string_view nameOf(ScanCode code) {
    switch (code) {
    case ScanCode::DeviceGone:
        return "device_gone";
    case ScanCode::NoDevice:
        return "no_device";
    case ScanCode::SettingsRefused:
        return "settings_refused";
    case ScanCode::Busy:
        return "busy";
    case ScanCode::FeederEmpty:
        return "feeder_empty";
    case ScanCode::Jammed:
        return "jammed";
    case ScanCode::CoverOpen:
        return "cover_open";
    case ScanCode::ConnectionBroken:
        return "connection_broken";
    case ScanCode::NoMemory:
        return "no_memory";
    case ScanCode::AccessDenied:
        return "access_denied";
    case ScanCode::Unsupported:
        return "unsupported";
    case ScanCode::DriverCrashed:
        return "driver_crashed";
    case ScanCode::DriverHung:
        return "driver_hung";
    case ScanCode::DiskFull:
        return "disk_full";
    case ScanCode::NotAnImage:
        return "not_an_image";
    case ScanCode::PageTooLarge:
        return "page_too_large";
    case ScanCode::WorkerMissing:
        return "worker_missing";
    case ScanCode::Failed:
        return "failed";
    }
    return "unknown";
}

} // namespace core::ports
