// SPDX-License-Identifier: GPL-3.0-or-later
// Where a USB device is plugged in, and its serial number, as Linux tells in sysfs (Documentation/ABI/stable/
// sysfs-bus-usb: one folder a device, named by its port, with the files busnum, devnum and, if the device has
// one, serial). Any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace scanner::device {

struct UsbPlace {
    std::string port;   // e.g. "1-2.3": bus 1, third plug of the hub at plug 2
    std::string serial; // empty: none
};

class UsbPlaces {
  public:
    explicit UsbPlaces(std::filesystem::path root = "/sys/bus/usb/devices") : m_root(std::move(root)) {}

    // Nothing: no such device now.
    [[nodiscard]] std::optional<UsbPlace> at(int bus, int device) const;

  private:
    std::filesystem::path m_root;
};

} // namespace scanner::device
