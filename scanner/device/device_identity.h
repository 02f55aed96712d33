// SPDX-License-Identifier: GPL-3.0-or-later
// Which scanner it is, whatever SANE calls it today: "libusb:001:002" becomes ":003" after replugging, and
// the number in airscan's "e0" depends on who answered first. Values; any thread.
#pragma once

#include "core/ports/scan_source.h"
#include "scanner/device/usb_places.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scanner::device {

// What tells two of the same model apart, the surest first.
enum class MarkKind { Serial, Uuid, Host, Port };

struct DeviceIdentity {
    std::string backend;
    std::string vendor;
    std::string model;
    MarkKind kind = MarkKind::Port;
    std::string mark; // serial number, UUID, host (and port), USB port, or the rest of the SANE name

    // "scanner:fujitsu/FUJITSU/fi-7160/serial=123", with %XX for '/', '%', '=' and blanks.
    [[nodiscard]] std::string text() const;
    // Nothing: not made by text(), so it is a SANE name.
    [[nodiscard]] static std::optional<DeviceIdentity> parse(std::string_view text);

    bool operator==(const DeviceIdentity&) const = default;
};

DeviceIdentity identityOf(const core::ports::ScannerInfo& info, const UsbPlaces& usb);

// The device among those that answer now; nothing if it is not there or cannot be told from a brother. One
// whose host or port has changed is known again if it is the only one of its model that was not seen beside
// it in `before`.
const core::ports::ScannerInfo* sameDevice(const DeviceIdentity& wanted,
                                           const std::vector<core::ports::ScannerInfo>& now,
                                           const std::vector<core::ports::ScannerInfo>& before);

// For people: maker and model, or the SANE name itself.
std::string labelOf(const std::string& device);
// The driver, of an identity's text or a SANE name.
std::string backendOf(const std::string& device);

} // namespace scanner::device
