// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/calendar.h"

namespace core::domain {

bool Calendar::counts(const base::Date& date) const {
    const std::chrono::weekday weekday{std::chrono::sys_days(date)};
    const bool weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    return weekend ? worked.contains(date) : !off.contains(date);
}

} // namespace core::domain
