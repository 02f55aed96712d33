// SPDX-License-Identifier: GPL-3.0-or-later
// The cash drawers of the counters. Part of an act of the store, see core/ports/store.h.
#pragma once

#include "core/base/result.h"
#include "core/domain/shift.h"

#include <optional>
#include <string_view>

namespace core::ports {

// The note is sealed; what is open needs no key.
class ShiftBook {
  public:
    virtual ~ShiftBook() = default;
    // As one that is open. Errors: Failed, also when the counter has an open shift.
    [[nodiscard]] virtual core::base::Result<void> open(const core::domain::Shift& shift) = 0;
    // For good. The book computes the difference and answers it; the one in `closing` is not looked at.
    // Errors: NotFound, also for one that is closed.
    [[nodiscard]] virtual core::base::Result<core::base::Dong>
    close(const core::base::ShiftId& shift, const core::domain::ShiftClosing& closing) = 0;
    [[nodiscard]] virtual core::base::Result<std::optional<core::domain::Shift>>
    find(const core::base::ShiftId& shift) = 0;
    // The open one.
    [[nodiscard]] virtual core::base::Result<std::optional<core::domain::Shift>>
    openAt(std::string_view counter) = 0;
};

} // namespace core::ports
