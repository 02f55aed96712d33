// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/store_codes.h"

namespace core::ports {

std::string_view nameOf(StoreCode code) {
    switch (code) {
    case StoreCode::DiskFull:
        return "disk_full";
    case StoreCode::ReadOnly:
        return "read_only";
    case StoreCode::InUse:
        return "in_use";
    case StoreCode::NotOurs:
        return "not_ours";
    case StoreCode::TooNew:
        return "too_new";
    case StoreCode::Damaged:
        return "damaged";
    case StoreCode::FileMissing:
        return "file_missing";
    case StoreCode::FileChanged:
        return "file_changed";
    case StoreCode::FolderUnusable:
        return "folder_unusable";
    case StoreCode::MigrationFailed:
        return "migration_failed";
    case StoreCode::VaultLocked:
        return "vault_locked";
    case StoreCode::NotFound:
        return "not_found";
    case StoreCode::Failed:
        return "failed";
    case StoreCode::LittleRoom:
        return "little_room";
    case StoreCode::BackupFolderMissing:
        return "backup_folder_missing";
    case StoreCode::BackupFull:
        return "backup_full";
    case StoreCode::BackupFailed:
        return "backup_failed";
    case StoreCode::BackupOfAnother:
        return "backup_of_another";
    case StoreCode::BackupDamaged:
        return "backup_damaged";
    case StoreCode::BackupMissing:
        return "backup_missing";
    case StoreCode::FolderNotEmpty:
        return "folder_not_empty";
    case StoreCode::RestoreUnfinished:
        return "restore_unfinished";
    case StoreCode::StickMissing:
        return "stick_missing";
    case StoreCode::StickFull:
        return "stick_full";
    case StoreCode::StickReadOnly:
        return "stick_read_only";
    case StoreCode::StickFailed:
        return "stick_failed";
    case StoreCode::StickSpoiled:
        return "stick_spoiled";
    case StoreCode::NoRoomToMigrate:
        return "no_room_to_migrate";
    }
    return "unknown";
}

} // namespace core::ports
