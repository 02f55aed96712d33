// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/device.h"

#include "scanner/sane/option_values.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <poll.h>
#include <sane/sane.h>

namespace scanner::sane {

namespace {

constexpr int kPause_ms = 20;

std::optional<FrameFormat> formatOf(SANE_Frame frame) {
    switch (frame) {
    case SANE_FRAME_GRAY:
        return FrameFormat::Grey;
    case SANE_FRAME_RGB:
        return FrameFormat::Rgb;
    case SANE_FRAME_RED:
        return FrameFormat::Red;
    case SANE_FRAME_GREEN:
        return FrameFormat::Green;
    case SANE_FRAME_BLUE:
        return FrameFormat::Blue;
    default:
        return std::nullopt;
    }
}

} // namespace

Device::Device(Device&& other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr))
    , m_watch(other.m_watch)
    , m_wantsNoWait(other.m_wantsNoWait)
    , m_isNoWait(other.m_isNoWait) {}

Device::~Device() {
    if (!m_handle) return;
    const CallWatch::Mark mark(*m_watch, "sane_close");
    sane_close(m_handle);
}

Options Device::options() {
    Options options;
    // After RELOAD the driver `net` gives no value, not even this one, before it was asked for a descriptor.
    if (!sane_get_option_descriptor(m_handle, 0)) return options;
    // Option 0 is the number of options, itself included.
    SANE_Word count = 0;
    if (sane_control_option(m_handle, 0, SANE_ACTION_GET_VALUE, &count, nullptr) != SANE_STATUS_GOOD)
        return options;
    for (int index = 1; index < count; ++index) {
        const SANE_Option_Descriptor* descriptor = sane_get_option_descriptor(m_handle, index);
        if (!descriptor) continue;
        options.push_back(describe(index, *descriptor));
        options.back().value = value(options.back());
    }
    return options;
}

std::string Device::value(const Option& option) {
    if (!option.active || !option.readable || !isScalar(option)) return {};
    const CallWatch::Mark mark(*m_watch, "sane_control_option");
    auto words = roomFor(option);
    if (sane_control_option(m_handle, option.index, SANE_ACTION_GET_VALUE, words.data(), nullptr) !=
        SANE_STATUS_GOOD) {
        return {};
    }
    return textOf(option, words);
}

void Device::press(const Option& option) {
    const CallWatch::Mark mark(*m_watch, "sane_control_option");
    sane_control_option(m_handle, option.index, SANE_ACTION_SET_VALUE, nullptr, nullptr);
}

Outcome<SetAnswer> Device::set(const Option& option, const std::string& value) {
    SetAnswer answer;
    auto words = isScalar(option) ? wordsOf(option, value) : std::nullopt;
    if (!words) {
        answer.refused = true;
        return answer;
    }
    const CallWatch::Mark mark(*m_watch, "sane_control_option");
    SANE_Int info = 0;
    const SANE_Status status =
        sane_control_option(m_handle, option.index, SANE_ACTION_SET_VALUE, words->data(), &info);
    answer.refused = status == SANE_STATUS_INVAL || status == SANE_STATUS_UNSUPPORTED;
    if (status != SANE_STATUS_GOOD && !answer.refused) return driverFault(Stage::Set, status);
    answer.inexact = (info & SANE_INFO_INEXACT) != 0;
    answer.reload = (info & SANE_INFO_RELOAD_OPTIONS) != 0;
    answer.parametersChanged = (info & SANE_INFO_RELOAD_PARAMS) != 0;
    return answer;
}

Outcome<void> Device::start() {
    const CallWatch::Mark mark(*m_watch, "sane_start");
    const SANE_Status status = sane_start(m_handle);
    if (status != SANE_STATUS_GOOD) return driverFault(Stage::Start, status);
    m_isNoWait = m_wantsNoWait && sane_set_io_mode(m_handle, SANE_TRUE) == SANE_STATUS_GOOD;
    return {};
}

Outcome<FrameParameters> Device::parameters() {
    const CallWatch::Mark mark(*m_watch, "sane_get_parameters");
    SANE_Parameters given{};
    const SANE_Status status = sane_get_parameters(m_handle, &given);
    if (status != SANE_STATUS_GOOD) return driverFault(Stage::Start, status);
    const auto format = formatOf(given.format);
    if (!format) return fault(FaultKind::NotAnImage, Stage::Start, "frame format unknown");
    return FrameParameters{
        *format,    given.last_frame != SANE_FALSE, given.bytes_per_line, given.pixels_per_line, given.lines,
        given.depth};
}

Outcome<std::optional<std::size_t>> Device::read(std::span<std::uint8_t> buffer) {
    if (m_isNoWait && !awaitBytes()) return std::optional<std::size_t>{0};
    const CallWatch::Mark mark(*m_watch, "sane_read");
    SANE_Int length = 0;
    const SANE_Status status =
        sane_read(m_handle, buffer.data(), static_cast<SANE_Int>(buffer.size()), &length);
    if (status == SANE_STATUS_EOF) return std::optional<std::size_t>{};
    if (status != SANE_STATUS_GOOD) return driverFault(Stage::Read, status);
    if (length <= 0) poll(nullptr, 0, kPause_ms);
    return std::min(static_cast<std::size_t>(std::max(length, 0)), buffer.size());
}

bool Device::awaitBytes() {
    const auto awaited = descriptor();
    pollfd bytes{awaited.value_or(-1), POLLIN, 0};
    return !awaited || poll(&bytes, 1, kPause_ms) != 0;
}

std::optional<int> Device::descriptor() {
    const CallWatch::Mark mark(*m_watch, "sane_get_select_fd");
    SANE_Int number = -1;
    const bool is_there = sane_get_select_fd(m_handle, &number) == SANE_STATUS_GOOD && number >= 0;
    return is_there ? std::optional<int>(number) : std::nullopt;
}

void Device::cancel() {
    const CallWatch::Mark mark(*m_watch, "sane_cancel");
    sane_cancel(m_handle);
}

} // namespace scanner::sane
