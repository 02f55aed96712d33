// SPDX-License-Identifier: GPL-3.0-or-later
// One opened scanner, closed with this object. All calls on the one thread that calls SANE.
#pragma once

#include "scanner/sane/call_watch.h"
#include "scanner/sane/fault.h"
#include "scanner/sane/option.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace scanner::sane {

enum class FrameFormat { Grey, Rgb, Red, Green, Blue };

// As the driver announces them; lengths not yet checked.
struct FrameParameters {
    FrameFormat format{};
    bool last = true;
    int bytesPerLine = 0;
    int width_px = 0;
    int lines = 0; // -1: not known before the end
    int depth = 0;
};

struct SetAnswer {
    bool refused = false; // the driver keeps its own value
    bool inexact = false;
    bool reload = false; // all options have to be read again
    bool parametersChanged = false;
};

class Device {
  public:
    Device(void* handle, CallWatch& watch) : m_handle(handle), m_watch(&watch) {}
    Device(Device&& other) noexcept;
    Device& operator=(Device&&) = delete;
    ~Device();

    // Every option with its value; one that cannot be read has none.
    [[nodiscard]] Options options();
    // As it is now; empty if it cannot be read.
    std::string value(const Option& option);
    // An option of type Button.
    void press(const Option& option);
    // Values that cannot be put into the option's type count as refused.
    [[nodiscard]] Outcome<SetAnswer> set(const Option& option, const std::string& value);

    [[nodiscard]] Outcome<void> start();
    [[nodiscard]] Outcome<FrameParameters> parameters();
    // The number of bytes read; nothing at the end of the frame. 0, after a pause, from a driver that had
    // none.
    [[nodiscard]] Outcome<std::optional<std::size_t>> read(std::span<std::uint8_t> buffer);
    void cancel();

    // From the next start() on reads do not wait for bytes, if the driver can do so. The counter reads the
    // other way, which every driver knows; this one is for the contract suite.
    void readWithoutWaiting() { m_wantsNoWait = true; }
    [[nodiscard]] bool readsWithoutWaiting() const { return m_isNoWait; }
    // Between start() and cancel().
    [[nodiscard]] std::optional<int> descriptor();

  private:
    // At the driver's descriptor, for a while. True too where there is none to wait at.
    bool awaitBytes();

    void* m_handle = nullptr;
    CallWatch* m_watch;
    bool m_wantsNoWait = false;
    bool m_isNoWait = false;
};

} // namespace scanner::sane
