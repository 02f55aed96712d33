// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <array>
#include <cstdio>

namespace core::base {
namespace {

using std::chrono::milliseconds;

constexpr std::chrono::hours kOffset{7};

template<class... Args>
std::string formatted(const char* pattern, Args... args) {
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(), text.size(), pattern, args...);
    return {text.data(), static_cast<std::size_t>(length)};
}

int yearOf(const Date& date) {
    return static_cast<int>(date.year());
}
unsigned monthOf(const Date& date) {
    return static_cast<unsigned>(date.month());
}
unsigned dayOf(const Date& date) {
    return static_cast<unsigned>(date.day());
}

// Takes texts of a fixed form apart, from left to right. After the first mismatch everything fails.
class Cursor {
  public:
    explicit Cursor(std::string_view text) : m_rest(text) {}

    int number(std::size_t digits) {
        if (m_rest.size() < digits) m_failed = true;
        int value = 0;
        for (std::size_t i = 0; i < digits && !m_failed; ++i)
            value = value * 10 + digit();
        return value;
    }
    void sign(std::string_view oneOf) {
        if (m_rest.empty() || oneOf.find(m_rest.front()) == std::string_view::npos)
            m_failed = true;
        else
            m_rest.remove_prefix(1);
    }
    [[nodiscard]] char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    [[nodiscard]] bool peekDigit() const { return peek() >= '0' && peek() <= '9'; }
    [[nodiscard]] bool wholeTextRead() const { return !m_failed && m_rest.empty(); }

  private:
    int digit() {
        if (!peekDigit()) {
            m_failed = true;
            return 0;
        }
        const int value = m_rest.front() - '0';
        m_rest.remove_prefix(1);
        return value;
    }

    std::string_view m_rest;
    bool m_failed = false;
};

std::optional<Date> existing(int year, int month, int day) {
    const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                    std::chrono::day(static_cast<unsigned>(day))};
    return year > 0 && date.ok() ? std::optional(date) : std::nullopt;
}

// ".5", ".031", ".031999": what is finer than a millisecond is cut.
milliseconds fraction(Cursor& cursor) {
    if (cursor.peek() != '.') return {};
    cursor.sign(".");
    int ms = cursor.number(1) * 100;
    for (int weight = 10; cursor.peekDigit(); weight /= 10)
        ms += cursor.number(1) * weight;
    return milliseconds(ms);
}

std::optional<milliseconds> timeOfDay(Cursor& cursor) {
    const int hour = cursor.number(2);
    cursor.sign(":");
    const int minute = cursor.number(2);
    cursor.sign(":");
    const int second = cursor.number(2);
    if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
    return std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second) +
           fraction(cursor);
}

// "Z" or "+07:00".
std::optional<std::chrono::minutes> zone(Cursor& cursor) {
    const char lead = cursor.peek();
    cursor.sign("Zz+-");
    if (lead != '+' && lead != '-') return std::chrono::minutes(0);
    const int hours = cursor.number(2);
    cursor.sign(":");
    const int minutes = cursor.number(2);
    if (hours > 23 || minutes > 59) return std::nullopt;
    return std::chrono::minutes((lead == '-' ? -1 : 1) * (hours * 60 + minutes));
}

} // namespace

LocalTime toLocal(Instant instant) {
    const std::chrono::sys_time<milliseconds> local{milliseconds(instant.ms) + kOffset};
    const auto day = std::chrono::floor<std::chrono::days>(local);
    return {Date(day), local - day};
}

Instant toInstant(const LocalTime& local) {
    const auto sinceEpoch = std::chrono::sys_days(local.date).time_since_epoch() + local.of_day - kOffset;
    return {std::chrono::duration_cast<milliseconds>(sinceEpoch).count()};
}

std::string toRfc3339(Instant instant) {
    const std::chrono::sys_time<milliseconds> utc{milliseconds(instant.ms)};
    const auto day = std::chrono::floor<std::chrono::days>(utc);
    const std::chrono::hh_mm_ss time{utc - day};
    return toIso(Date(day)) + formatted("T%02d:%02d:%02d.%03dZ", static_cast<int>(time.hours().count()),
                                        static_cast<int>(time.minutes().count()),
                                        static_cast<int>(time.seconds().count()),
                                        static_cast<int>(time.subseconds().count()));
}

std::optional<Instant> fromRfc3339(std::string_view text) {
    if (text.size() < 11) return std::nullopt;
    const auto date = dateFromIso(text.substr(0, 10));
    Cursor cursor(text.substr(10));
    cursor.sign("Tt");
    const auto time = timeOfDay(cursor);
    const auto offset = zone(cursor);
    if (!date || !time || !offset || !cursor.wholeTextRead()) return std::nullopt;
    const auto sinceEpoch = std::chrono::sys_days(*date).time_since_epoch() + *time - *offset;
    return Instant{std::chrono::duration_cast<milliseconds>(sinceEpoch).count()};
}

std::string toDisplay(const LocalTime& local) {
    const std::chrono::hh_mm_ss time{local.of_day};
    return toDisplay(local.date) + formatted(" %02d:%02d", static_cast<int>(time.hours().count()),
                                             static_cast<int>(time.minutes().count()));
}

std::string toDisplay(const Date& date) {
    return formatted("%02u/%02u/%04d", dayOf(date), monthOf(date), yearOf(date));
}

std::optional<Date> dateFromDisplay(std::string_view text) {
    const bool withSlashes = text.size() == 10;
    Cursor cursor(text);
    const int day = cursor.number(2);
    if (withSlashes) cursor.sign("/");
    const int month = cursor.number(2);
    if (withSlashes) cursor.sign("/");
    const int year = cursor.number(4);
    return cursor.wholeTextRead() ? existing(year, month, day) : std::nullopt;
}

std::optional<Date> dateFromIso(std::string_view text) {
    Cursor cursor(text);
    const int year = cursor.number(4);
    cursor.sign("-");
    const int month = cursor.number(2);
    cursor.sign("-");
    const int day = cursor.number(2);
    return cursor.wholeTextRead() ? existing(year, month, day) : std::nullopt;
}

std::string toIso(const Date& date) {
    return formatted("%04d-%02u-%02u", yearOf(date), monthOf(date), dayOf(date));
}

} // namespace core::base
