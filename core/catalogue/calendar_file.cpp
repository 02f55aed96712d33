// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/calendar_file.h"

#include "core/catalogue/json_file.h"

#include <algorithm>
#include <array>

namespace core::catalogue {
namespace {

using core::base::Date;
using core::domain::Calendar;
using core::domain::DayKind;
using core::domain::DayNote;
using core::domain::Span;
using core::domain::WeekdayHours;
using core::domain::YearSource;
using nlohmann::json;

constexpr int kMinutesOfDay = 24 * 60;
constexpr std::array kWeekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array kDayKinds{DayKind::Holiday, DayKind::InLieu, DayKind::Swap, DayKind::Closure};

std::vector<Span> spansFrom(const json& rows) {
    std::vector<Span> spans;
    for (const auto& row : rows) {
        const Span span{timeOfDay(row.at("from")), timeOfDay(row.at("to"))};
        const bool inOrder = spans.empty() || spans.back().to < span.from;
        // The end counts as open, and a day has no 24:00.
        if (span.from >= span.to || span.to.count() >= kMinutesOfDay || !inOrder)
            throw WrongContent("opening spans have to follow each other: " + row.dump());
        spans.push_back(span);
    }
    if (spans.empty()) throw WrongContent("no opening span");
    return spans;
}

DayKind kindFrom(const json& row) {
    const auto name =
        row.contains("kind") ? requiredText(row, "kind") : std::string(nameOf(DayKind::Holiday));
    const auto found = std::ranges::find(kDayKinds, name, [](DayKind kind) { return nameOf(kind); });
    if (found == kDayKinds.end()) throw WrongContent("no kind of day: " + name);
    return *found;
}

// Rows out of force stay in the file as knowledge: days that may yet become law.
std::set<Date> daysFrom(const json& rows, std::map<Date, DayNote>& notes) {
    std::set<Date> days;
    for (const auto& row : rows) {
        const auto text = row.at("date").get<std::string>();
        const auto date = base::dateFromIso(text);
        if (!date) throw WrongContent("not a date: " + text);
        const DayNote note{kindFrom(row), optionalText(row, "name"), optionalFlag(row, "confirmed", true)};
        if (!optionalFlag(row, "in_force", true)) continue;
        days.insert(*date);
        if (!notes.emplace(*date, note).second) throw WrongContent("a day twice: " + text);
    }
    return days;
}

std::map<unsigned, WeekdayHours> weekdaysFrom(const json& object) {
    if (!object.is_object()) throw WrongContent("weekdays have to be named: " + object.dump());
    std::map<unsigned, WeekdayHours> weekdays;
    for (const auto& [name, hours] : object.items()) {
        const auto found = std::ranges::find(kWeekdays, name);
        if (found == kWeekdays.end()) throw WrongContent("no weekday: " + name);
        weekdays.emplace(static_cast<unsigned>(found - kWeekdays.begin()) + 1,
                         WeekdayHours{spansFrom(hours.at("spans")), hours.at("counts").get<bool>()});
    }
    return weekdays;
}

std::map<int, YearSource> yearsFrom(const json& rows) {
    std::map<int, YearSource> years;
    for (const auto& row : rows) {
        const int year = wholeNumber(row.at("year"), 1900, 9999);
        const YearSource source{requiredText(row, "source"), row.at("reviewed").get<bool>()};
        if (!years.emplace(year, source).second) throw WrongContent("a year twice: " + std::to_string(year));
    }
    return years;
}

// A week in which no day counts would make every term endless.
void requireCountedDay(const Calendar& calendar) {
    for (unsigned weekday = 1; weekday <= kWeekdays.size(); ++weekday)
        if (calendar.weekdayCounts(weekday)) return;
    throw WrongContent("no weekday counts");
}

} // namespace

Calendar calendarFrom(const json& file) {
    Calendar calendar;
    calendar.version = requiredText(file, "version");
    calendar.spans = spansFrom(file.at("spans"));
    calendar.day_hours = std::chrono::minutes(wholeNumber(file.at("day_minutes"), 1, kMinutesOfDay));
    calendar.off = daysFrom(file.at("off"), calendar.notes);
    calendar.worked = daysFrom(file.at("worked"), calendar.notes);
    if (file.contains("weekdays")) calendar.weekdays = weekdaysFrom(file.at("weekdays"));
    if (file.contains("years")) calendar.years = yearsFrom(file.at("years"));
    requireCountedDay(calendar);
    return calendar;
}

} // namespace core::catalogue
