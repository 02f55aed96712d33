// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue in force. Read-only after loading; any thread.
#pragma once

#include "core/base/result.h"
#include "core/domain/calendar.h"
#include "core/domain/procedure.h"

#include <string_view>
#include <vector>

namespace core::ports {

class Procedures {
  public:
    virtual ~Procedures() = default;
    // Errors: UnknownProcedure.
    [[nodiscard]] virtual core::base::Result<core::domain::Procedure> find(std::string_view code) const = 0;
    // Any words or part of a code, with or without accents; every word has to match the beginning of a word
    // of the name, field or code; best first. An empty query answers all, in catalogue order.
    [[nodiscard]] virtual std::vector<core::domain::Procedure> search(std::string_view query) const = 0;
    // Of the deciding authority.
    [[nodiscard]] virtual const core::domain::Calendar& calendar() const = 0;
};

} // namespace core::ports
