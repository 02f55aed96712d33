// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/calendar_file.h"

#include "core/catalogue/json_file.h"

namespace core::catalogue {
namespace {

using core::base::Date;
using core::domain::Calendar;
using core::domain::Span;
using nlohmann::json;

constexpr int kMinutesOfDay = 24 * 60;

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

// Rows out of force stay in the file as knowledge: days that may yet become law.
std::set<Date> daysFrom(const json& rows) {
    std::set<Date> days;
    for (const auto& row : rows) {
        const auto text = row.at("date").get<std::string>();
        const auto date = base::dateFromIso(text);
        if (!date) throw WrongContent("not a date: " + text);
        if (optionalFlag(row, "in_force", true)) days.insert(*date);
    }
    return days;
}

} // namespace

Calendar calendarFrom(const json& file) {
    Calendar calendar;
    calendar.version = requiredText(file, "version");
    calendar.spans = spansFrom(file.at("spans"));
    calendar.day_hours = std::chrono::minutes(wholeNumber(file.at("day_minutes"), 1, kMinutesOfDay));
    calendar.off = daysFrom(file.at("off"));
    calendar.worked = daysFrom(file.at("worked"));
    return calendar;
}

} // namespace core::catalogue
