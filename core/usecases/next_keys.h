// SPDX-License-Identifier: GPL-3.0-or-later
// The data key changes: when somebody leaves, or when a copy of the disk may be in wrong hands. What is
// sealed from then on opens for those who are still there. Not on the GUI thread.
#pragma once

#include "core/base/result.h"
#include "core/ports/clock.h"
#include "core/ports/store.h"
#include "core/ports/vault.h"

#include <functional>

namespace core::usecases {

// `act`, and in the same transaction a new data key in everybody's slot, the recovery slot included. While a
// clerk has no pair of keys yet (an account of an earlier program, until its next sign-in), `act` is done
// and the change stays due. Precondition: the vault is open. Errors: those of `act`, VaultLocked, Damaged,
// StoreCode; nothing is changed then.
[[nodiscard]] core::base::Result<void>
writeWithNextKeys(core::ports::Store& store, core::ports::Vault& vault, const core::ports::Clock& clock,
                  const core::base::ClerkId& by,
                  const std::function<core::base::Result<void>(core::ports::Books&)>& act);

// It was put off, and nothing stands in its way any more. Inside a transaction of the store.
[[nodiscard]] core::base::Result<bool> areNextKeysDue(core::ports::Books& books);

} // namespace core::usecases
