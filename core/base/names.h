// SPDX-License-Identifier: GPL-3.0-or-later
// Enumerators are stored by name: nameOf(Enum) stands beside each enum, this is the way back. Pure; any
// thread.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

namespace core::base {

template<class Enum>
std::optional<Enum> byName(std::string_view name, std::initializer_list<Enum> all) {
    for (const auto value : all)
        if (nameOf(value) == name) return value;
    return std::nullopt;
}

} // namespace core::base
