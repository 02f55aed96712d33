// SPDX-License-Identifier: GPL-3.0-or-later
// Tells when something was plugged in or out. Tests have one of their own.
#pragma once

#include <functional>
#include <memory>

namespace scanner::device {

class PlugMonitor {
  public:
    virtual ~PlugMonitor() = default;
    // Calls `changed` on a thread of its own until the monitor is destroyed. Once. False: this system has
    // none.
    virtual bool start(std::function<void()> changed) = 0;
};

// Over udev: USB devices that came or went. Its end waits for a running `changed`.
std::unique_ptr<PlugMonitor> udevMonitor();

} // namespace scanner::device
