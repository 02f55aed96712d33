// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/buttons.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace scanner::sane {

namespace {

// As the drivers of sane-backends 1.2.1 name them.
constexpr std::array<std::string_view, 18> kNames{
    "scan",     "start",    "copy",     "email",       "file",       "pdf",
    "fax",      "print",    "web",      "ocr",         "extra",      "function",
    "button-1", "button-2", "button-3", "page-loaded", "adf-loaded", "cover-open"};
constexpr std::string_view kRefresh = "button-update";

bool isButton(const Option& option) {
    const bool is_number = option.type == OptionType::Bool || option.type == OptionType::Int;
    return is_number && !option.settable && option.active && option.readable &&
           std::find(kNames.begin(), kNames.end(), option.name) != kNames.end();
}

bool isOn(const std::string& value) {
    return !value.empty() && value != "no" && value != "0";
}

// pixma:04A91749_247936 is plugged in, pixma:MG5200_192.168.1.8 is not.
bool isSlow(const std::string& name) {
    constexpr std::string_view driver = "pixma:";
    constexpr std::size_t usb_digits = 8;
    if (!name.starts_with(driver)) return false;
    const auto digits = name.find_first_not_of("0123456789ABCDEF", driver.size());
    return digits != driver.size() + usb_digits || name[digits] != '_';
}

} // namespace

Buttons::Buttons(const Options& options, const std::string& name) {
    if (isSlow(name)) return;
    for (const auto& option : options) {
        if (isButton(option)) m_buttons.push_back({option, isOn(option.value)});
    }
    if (const Option* refresh = find(options, kRefresh); refresh && refresh->type == OptionType::Button) {
        m_refresh = *refresh;
    }
}

std::vector<std::string> Buttons::pressed(Device& device) {
    std::vector<std::string> names;
    if (m_refresh) device.press(*m_refresh);
    for (auto& button : m_buttons) {
        const bool was_on = std::exchange(button.isOn, isOn(device.value(button.option)));
        if (button.isOn && !was_on) names.push_back(button.option.name);
    }
    return names;
}

} // namespace scanner::sane
