// SPDX-License-Identifier: GPL-3.0-or-later
// A verified receipt, by whatever way it came, ends its delivery. Inside a transaction of the store.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/ports/portal.h"
#include "core/ports/store.h"

namespace core::sync {

// With its row in the audit. Errors: those of the books.
[[nodiscard]] core::base::Result<void> acknowledge(core::ports::Books& books,
                                                   const core::ports::Delivery& delivery,
                                                   const core::ports::Receipt& receipt,
                                                   core::base::Instant now);

} // namespace core::sync
