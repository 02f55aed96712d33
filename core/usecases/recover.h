// SPDX-License-Identifier: GPL-3.0-or-later
// The way back into data whose passphrases are lost: the supervisor's offline key opens the recovery slot.
// Not on the GUI thread: the key derivation takes its time.
#pragma once

#include "core/base/result.h"
#include "core/ports/clock.h"
#include "core/ports/store.h"
#include "core/ports/vault.h"

#include <string_view>

namespace core::usecases {

class Recover {
  public:
    Recover(core::ports::Store& store, core::ports::Vault& vault, const core::ports::Clock& clock);

    // From now on `passphrase` opens the account `name`, whose waits and lock are ended; the others keep
    // their slots. The vault is open afterwards, after an error locked. Whoever holds the key is asked for
    // nothing else. Errors: PassphraseTooShort, AccountUnknown, NoRecoverySlot, WrongRecoveryKey, StoreCode;
    // nothing is changed then.
    [[nodiscard]] core::base::Result<void> recover(std::string_view name, std::string_view passphrase,
                                                   const core::ports::BoxSecret& offline);

  private:
    core::ports::Store& m_store;
    core::ports::Vault& m_vault;
    const core::ports::Clock& m_clock;
};

} // namespace core::usecases
