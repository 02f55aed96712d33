// SPDX-License-Identifier: GPL-3.0-or-later
// A store made anew from a backup. Blocks for minutes; any thread but the GUI's.
#pragma once

#include "core/ports/file_system.h"
#include "core/ports/secrets.h"
#include "core/ports/store.h"
#include "core/store/backup/release_copy.h"
#include "core/store/data_folder.h"

#include <filesystem>
#include <functional>
#include <string>

namespace core::store::backup {

struct RestoreOrder {
    std::filesystem::path from; // folder of backups; only read
    std::string copy;           // name of a copy there; empty: the newest
    DataFolder data;            // empty, not there, or left by a restore that broke off
};

struct RestoredCopy {
    std::string copy;
    int dossiers = 0;
    int documents = 0;
    RestoredReleases releases;   // imports of procedures; those that are lost have to be imported again
    core::ports::AuditHead head; // of the audit as it was backed up
};

using FirstAct =
    std::function<core::base::Result<void>(core::ports::Books& books, const RestoredCopy& restored)>;

// The imports of procedures that lie beside the copies come along; a damaged one holds no dossier back. The
// copy, its audit and every document are checked before anything of them has its name in the data folder.
// `firstAct` is the first transaction of the store's new life; it ends before the store can be opened by
// anybody. Operations that were being sent wait again. A restore that breaks off leaves a data folder that is
// refused until one has come to its end. Errors: BackupFolderMissing, BackupMissing, BackupDamaged,
// FolderNotEmpty, InUse, TooNew, and what `firstAct` and the data folder's disk say.
[[nodiscard]] core::base::Result<RestoredCopy> restore(core::ports::FileSystem& disk,
                                                       core::ports::Secrets& secrets,
                                                       const RestoreOrder& order, const FirstAct& firstAct);

} // namespace core::store::backup
