// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers out of JSON that another process or a damaged disk wrote: what the type does not hold is refused.
// The library itself cuts it down to something else. Pure functions; any thread.
#pragma once

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace scanner::worker {

namespace detail {

[[noreturn]] inline void refuseNumber(const nlohmann::json& value) {
    throw nlohmann::json::out_of_range::create(406, "number does not fit", &value);
}

} // namespace detail

// Throws nlohmann::json::exception for what is no whole number of that type.
template<class Whole>
Whole wholeFrom(const nlohmann::json& value) {
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        if (std::in_range<Whole>(number)) return static_cast<Whole>(number);
    } else if (value.is_number_integer()) {
        const auto number = value.get<std::int64_t>();
        if (std::in_range<Whole>(number)) return static_cast<Whole>(number);
    }
    detail::refuseNumber(value);
}

// Throws nlohmann::json::exception for what is no number of that type.
template<class Real>
Real realFrom(const nlohmann::json& value) {
    const auto number = value.get<double>();
    if (std::abs(number) > static_cast<double>(std::numeric_limits<Real>::max())) detail::refuseNumber(value);
    return static_cast<Real>(number);
}

} // namespace scanner::worker
