// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue in force. Read-only after loading; any thread.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/calendar.h"
#include "core/domain/procedure.h"

#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

namespace core::ports {

class Procedures {
  public:
    static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

    virtual ~Procedures() = default;
    // The version in force on the day. Errors: UnknownProcedure, also for one that is not in force then.
    [[nodiscard]] virtual core::base::Result<core::domain::Procedure> find(std::string_view code,
                                                                           core::base::Date day) const = 0;
    // Of the procedures in force on the day, what is typed: words with or without accents, parts of a code,
    // abbreviations; every word has to be found. Best first, at most `most`; of equally good ones those that
    // this counter has taken most often. An empty query answers all.
    [[nodiscard]] virtual std::vector<core::domain::Procedure>
    search(std::string_view query, core::base::Date day, std::size_t most) const = 0;
    // Of the deciding authority.
    [[nodiscard]] virtual const core::domain::Calendar& calendar() const = 0;
};

} // namespace core::ports
