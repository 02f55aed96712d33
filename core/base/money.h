// SPDX-License-Identifier: GPL-3.0-or-later
// Money is integer đồng. Values; any thread.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace core::base {

struct Dong {
    std::int64_t amount = 0;
    auto operator<=>(const Dong&) const = default;
};

// "1.234.000 đ"
std::string toDisplay(Dong money);

} // namespace core::base
