// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong with the counter's own data. Any thread.
#pragma once

#include "core/base/error.h"

namespace core::ports {

enum class StoreCode {
    DiskFull,
    ReadOnly,       // the disk does not take writes
    InUse,          // another Counterfoil has the data folder open
    NotOurs,        // the file belongs to another program
    TooNew,         // written by a newer Counterfoil
    Damaged,        // the database or one of its rows is damaged
    FileMissing,    // a filed document is not there; args: document id
    FileChanged,    // a filed document has another hash; args: document id
    FolderUnusable, // the data folder cannot be made or opened; args: folder
    MigrationFailed,
    VaultLocked, // nobody is signed in: what is sealed stays closed
    NotFound,
    Failed,              // anything else the disk or the database said
    LittleRoom,          // so little that nothing new is begun; args: free MB
    BackupFolderMissing, // the stick is not plugged in; args: folder
    BackupFull,          // no room in the backup's folder; args: folder
    BackupFailed,        // the backup's folder was gone, or failed, in the middle; args: folder
    BackupOfAnother,     // the folder holds the backups of another counter; args: folder
    BackupDamaged,       // a copy, or a file that it names, is not what was written; args: copy or document
    BackupMissing,       // no copy in this folder; args: folder
    FolderNotEmpty,      // a restore goes into an empty folder only; args: folder
    RestoreUnfinished,   // a restore into this data folder broke off; args: folder
    StickMissing,        // the folder for a bundle is not there; args: folder
    StickFull,           // args: folder
    StickReadOnly,       // args: folder
    StickFailed,         // it was pulled out, or failed, in the middle; args: folder
    StickSpoiled,        // what was read back is not what was written; args: folder
    NoRoomToMigrate,     // no copy of the store could be made, so it keeps its old form; args: MB needed
};

constexpr core::base::Room roomOf(StoreCode) {
    return core::base::Room::Store;
}
std::string_view nameOf(StoreCode code);

} // namespace core::ports
