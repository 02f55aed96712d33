// SPDX-License-Identifier: GPL-3.0-or-later
// Instants and civil time. Viet Nam keeps UTC+7 without daylight saving (since 1975), so the offset is a
// constant. Values; any thread.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core::base {

// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(const Instant&) const = default;
};

using Date = std::chrono::year_month_day;

// Civil time at the counter (Asia/Ho_Chi_Minh).
struct LocalTime {
    Date date{};
    std::chrono::milliseconds of_day{}; // 0 .. 24 h, exclusive
    bool operator==(const LocalTime&) const = default;
};

LocalTime toLocal(Instant instant);
Instant toInstant(const LocalTime& local);

// "2026-03-02T01:12:40.031Z" (RFC 3339, UTC, milliseconds).
std::string toRfc3339(Instant instant);
// Any zone ("Z", "+07:00") and any number of decimals; nothing for a moment that does not exist.
std::optional<Instant> fromRfc3339(std::string_view text);

// "20/11/2026 09:15" and "20/11/2026", as the counter prints them.
std::string toDisplay(const LocalTime& local);
std::string toDisplay(const Date& date);
// Eight digits "ddMMyyyy" or "dd/MM/yyyy"; nothing for a date that does not exist.
std::optional<Date> dateFromDisplay(std::string_view text);
// "2026-11-20"; nothing for a date that does not exist.
std::optional<Date> dateFromIso(std::string_view text);
std::string toIso(const Date& date);

} // namespace core::base
