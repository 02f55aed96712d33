// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/scan_source.h"

#include <string.h>

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
    case ScanCode::WarmingUp:
        return "warming_up";
    case ScanCode::TransportLocked:
        return "transport_locked";
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
    case ScanCode::NoMemoryAgain:
        return "no_memory_again";
    case ScanCode::AccessDenied:
        return "access_denied";
    case ScanCode::Unsupported:
        return "unsupported";
    case ScanCode::DriverCrashed:
        return "driver_crashed";
    case ScanCode::DriverHung:
        return "driver_hung";
    case ScanCode::DriverUnreliable:
        return "driver_unreliable";
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

// A short text that was moved away stays in the room of the old string, so the whole room is wiped.
ScannerLogin::~ScannerLogin() {
    explicit_bzero(user.data(), user.capacity());
    explicit_bzero(password.data(), password.capacity());
}

} // namespace core::ports
