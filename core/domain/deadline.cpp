// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/deadline.h"

#include "core/domain/reckoning.h"

#include <algorithm>
#include <cassert>

namespace core::domain {

base::LocalTime normalised(const base::LocalTime& received, const Calendar& calendar) {
    using std::chrono::milliseconds;
    assert(!calendar.spans.empty());
    const milliseconds time = std::chrono::floor<std::chrono::minutes>(received.of_day);
    if (calendar.counts(received.date)) {
        for (const auto& span : calendar.spansOn(received.date))
            if (time <= span.to) return {received.date, std::max<milliseconds>(time, span.from)};
    }
    const auto next = calendar.nextCounted(received.date);
    return {next, calendar.spansOn(next).front().from};
}

base::Result<base::LocalTime> appointment(const base::LocalTime& received, const Term& term,
                                          const Calendar& calendar) {
    return reckon(received, term, calendar).map([](const Reckoning& reckoning) { return reckoning.due; });
}

} // namespace core::domain
