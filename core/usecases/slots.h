// SPDX-License-Identifier: GPL-3.0-or-later
// What the acts on accounts and their slots share. Inside a transaction of the store, but for the last.
#pragma once

#include "core/base/result.h"
#include "core/ports/clock.h"
#include "core/ports/store.h"

#include <string>

namespace core::usecases {

// Errors: AccountUnknown (also for one that is closed), StoreCode.
[[nodiscard]] core::base::Result<core::ports::Account> openAccount(core::ports::Books& books,
                                                                   const std::string& name);
// No wait, no lock, no wrong try.
void forgetTries(core::ports::Account& account, const core::ports::Clock& clock);
// A slot was replaced or deleted, or a secret sealed: what the store's log still holds of it goes. The act
// itself is done; where this does not succeed, the log goes when the store closes.
void wipeOldSlot(core::ports::Store& store);

} // namespace core::usecases
