// SPDX-License-Identifier: GPL-3.0-or-later
// What each role may do: one table, asked by the use cases and by no screen. Pure; any thread.
#pragma once

#include "core/base/result.h"
#include "core/ports/store.h"

namespace core::usecases {

enum class Act {
    ReceiveDossier,
    ReadDossier, // with the persons in it and its papers
    AddAccount,
    CloseAccount,
    ChangeKeys,
    ShredScans,      // that the retention rule lets go, and what was typed
    ChangeCatalogue, // which procedures are taken, and by which rules
    Enrol,           // this PC at the portal
    Wipe,            // this PC's keys, with a command of the province
    EndWait,         // of somebody who has typed a wrong passphrase too often
};

// Errors: NotAllowed.
[[nodiscard]] core::base::Result<void> allow(core::ports::Role role, Act act);

} // namespace core::usecases
