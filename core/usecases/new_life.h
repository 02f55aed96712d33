// SPDX-License-Identifier: GPL-3.0-or-later
// The first act of a store that was made anew from a backup. Inside a transaction of the store.
#pragma once

#include "core/base/result.h"
#include "core/ports/clock.h"
#include "core/ports/random.h"
#include "core/ports/store.h"
#include "core/usecases/numbers.h"

#include <optional>
#include <string>

namespace core::usecases {

struct RestoredFrom {
    std::string copy;      // name of the backup's copy
    ports::AuditHead head; // where its audit ended
};

// A new incarnation, which whoever sends has to know of, no number of the life before, a backup that is due,
// and a row in the audit. With a block the counter goes on with official numbers. Errors: NumberBlockUsed,
// NotSetUp (with a block), StoreCode.
[[nodiscard]] base::Result<void> beginNewLife(ports::Books& books, const RestoredFrom& from,
                                              const std::optional<NumberBlock>& block,
                                              const ports::Clock& clock, ports::Random& random);

} // namespace core::usecases
