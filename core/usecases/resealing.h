// SPDX-License-Identifier: GPL-3.0-or-later
// After a change of the data key: what lies under an older one is brought under the newest, a little at a
// time beside the work, and then the older one is forgotten. Any thread but the GUI's; one at a time.
#pragma once

#include "core/base/result.h"
#include "core/ports/clock.h"
#include "core/ports/store.h"
#include "core/ports/vault.h"

#include <stop_token>

namespace core::usecases {

class Resealing {
  public:
    Resealing(core::ports::Store& store, core::ports::Vault& vault, const core::ports::Clock& clock);

    // Until nothing is left to do, or `stop`, or the vault is locked: the next call goes on from the
    // beginning. The older keys are forgotten by a program that has never used them, so that nothing which
    // it holds in memory needs them, and never while a value does not open. Errors: StoreCode.
    [[nodiscard]] core::base::Result<void> carryOn(const std::stop_token& stop = {});

    static constexpr int kRowsAtOnce = 200;

  private:
    [[nodiscard]] core::base::Result<int> newestOfSeveral(); // 0: there is one key, or none
    [[nodiscard]] core::base::Result<void> forgetOlder();

    core::ports::Store& m_store;
    core::ports::Vault& m_vault;
    const core::ports::Clock& m_clock;
    int m_doneFor = 0; // everything that opens lies under this version of the key
};

} // namespace core::usecases
