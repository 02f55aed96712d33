// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/calendar.h"

#include <algorithm>

namespace core::domain {
namespace {

unsigned isoWeekday(const base::Date& date) {
    return std::chrono::weekday{std::chrono::sys_days(date)}.iso_encoding();
}

} // namespace

std::string_view nameOf(DayKind kind) {
    switch (kind) {
    case DayKind::Holiday:
        return "holiday";
    case DayKind::InLieu:
        return "in_lieu";
    case DayKind::Swap:
        return "swap";
    case DayKind::Closure:
        return "closure";
    }
    return "holiday";
}

bool Calendar::weekdayCounts(unsigned isoWeekday) const {
    const auto own = weekdays.find(isoWeekday);
    return own == weekdays.end() ? isoWeekday <= std::chrono::Friday.iso_encoding() : own->second.counts;
}

bool Calendar::counts(const base::Date& date) const {
    return weekdayCounts(isoWeekday(date)) ? !off.contains(date) : worked.contains(date);
}

std::vector<Span> Calendar::spansOn(const base::Date& date) const {
    const auto weekday = isoWeekday(date);
    if (!weekdayCounts(weekday) && worked.contains(date)) return spans;
    if (off.contains(date)) return {};
    const auto own = weekdays.find(weekday);
    if (own != weekdays.end()) return own->second.spans;
    return weekdayCounts(weekday) ? spans : std::vector<Span>{};
}

base::Date Calendar::countedFrom(base::Date date) const {
    while (!counts(date))
        date = std::chrono::sys_days(date) + std::chrono::days(1);
    return date;
}

base::Date Calendar::nextCounted(const base::Date& date) const {
    return countedFrom(std::chrono::sys_days(date) + std::chrono::days(1));
}

bool Calendar::isOpen(const base::LocalTime& time) const {
    return std::ranges::any_of(spansOn(time.date), [&](const Span& span) {
        return span.from <= time.of_day && time.of_day <= span.to;
    });
}

bool Calendar::isReviewed(int year) const {
    const auto found = years.find(year);
    return found != years.end() && found->second.reviewed;
}

} // namespace core::domain
