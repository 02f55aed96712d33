// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where the retention rule has erased something sealed. Pure; any thread.
#pragma once

#include <string_view>

namespace core::store {

// What is sealed begins with the version of its key, which is never 0.
inline constexpr std::string_view kErased("\0erased", 7);
inline constexpr std::string_view kErasedSql = "x'00657261736564'";

inline bool isErased(std::string_view sealed) {
    return sealed == kErased;
}

} // namespace core::store
