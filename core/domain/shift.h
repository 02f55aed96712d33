// SPDX-License-Identifier: GPL-3.0-or-later
// A clerk's time at the cash drawer of one counter. Values; any thread.
#pragma once

#include "core/base/id.h"
#include "core/base/money.h"
#include "core/base/time.h"

#include <optional>
#include <string>

namespace core::domain {

struct ShiftClosing {
    core::base::Instant at;
    core::base::Dong cashCounted;
    core::base::Dong difference; // counted, less what should be there
    std::string note;
    bool operator==(const ShiftClosing&) const = default;
};

struct Shift {
    core::base::ShiftId id;
    std::string counter;
    core::base::ClerkId clerk;
    core::base::Instant openedAt;
    core::base::Dong cashAtOpening;
    std::optional<ShiftClosing> closing; // nothing: it is open
    bool operator==(const Shift&) const = default;
};

} // namespace core::domain
