// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/back_off.h"

#include <algorithm>

namespace core::sync {

namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr int kHttpLocked = 423;

} // namespace

std::int64_t backOff_ms(int tries, core::ports::Random& random) {
    const auto cap = tries > 10 ? kHour : 15 * kMinute;
    std::int64_t high = 5 * kSecond;
    for (int i = 1; i < tries && high < cap; ++i)
        high *= 3;
    return core::ports::uniform(random, kSecond, std::min(high, cap));
}

std::int64_t waitAfter_ms(const core::ports::Setback& setback, int tries, core::ports::Random& random) {
    if (setback.retryAfter_ms) {
        const auto wish = std::clamp(*setback.retryAfter_ms, kSecond, kHour);
        return wish + core::ports::uniform(random, 0, wish / 5);
    }
    if (setback.http == kHttpLocked) return std::min(kMinute, (2 * kSecond) << std::clamp(tries - 1, 0, 5));
    return backOff_ms(tries, random);
}

std::int64_t waitAfterBoot_ms(core::ports::Random& random) {
    return core::ports::uniform(random, 0, 30 * kSecond);
}

} // namespace core::sync
