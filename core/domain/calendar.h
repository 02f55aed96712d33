// SPDX-License-Identifier: GPL-3.0-or-later
// The calendar of an authority: when it is open and which days count for terms. Values; any thread.
#pragma once

#include "core/base/time.h"

#include <chrono>
#include <set>
#include <string>
#include <vector>

namespace core::domain {

namespace base = core::base;

// Opening span of a day; from <= to, both since midnight.
struct Span {
    std::chrono::minutes from{};
    std::chrono::minutes to{};
    bool operator==(const Span&) const = default;
};

// Monday to Friday count unless `off` names them; Saturday and Sunday count only where `worked` names them
// (swap days).
struct Calendar {
    std::string version;
    std::vector<Span> spans; // of each counted day, in order, not empty
    std::chrono::minutes day_hours{8 * 60};
    std::set<base::Date> off;    // holidays, days in lieu, closures
    std::set<base::Date> worked; // swap days that are worked

    [[nodiscard]] bool counts(const base::Date& date) const;
};

} // namespace core::domain
