// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/vault.h"

#include <algorithm>

namespace core::ports {

std::optional<BoxPublic> boxPublicFromHex(std::string_view hex) {
    constexpr std::size_t kHalf = 32;
    const auto low = core::base::bytes16FromHex(hex.substr(0, kHalf));
    const auto high = core::base::bytes16FromHex(hex.substr(std::min(kHalf, hex.size())));
    if (!low || !high) return std::nullopt;
    BoxPublic key{};
    std::ranges::copy(*high, std::ranges::copy(*low, key.begin()).out);
    return key;
}

std::optional<BoxSecret> boxSecretFromHex(std::string_view hex) {
    return boxPublicFromHex(hex);
}

} // namespace core::ports
