// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/store_codes.h"
#include "ui/text/sentence_rooms.h"

#include <QCoreApplication>

namespace ui::text {

namespace {

struct StoreSentence {
    Q_DECLARE_TR_FUNCTIONS(StoreSentence)
};

} // namespace

QString storeSentence(const core::base::Error& error) {
    using core::ports::StoreCode;
    switch (error.as<StoreCode>()) {
    case StoreCode::DiskFull:
        return StoreSentence::tr(
            "The disk is full, so this was not saved. Everything saved before is kept. Free some space, then "
            "press the key again.");
    case StoreCode::ReadOnly:
        return StoreSentence::tr(
            "The disk takes no writing, so this was not saved. Everything saved before is kept. Call the "
            "technician.");
    case StoreCode::InUse:
        return StoreSentence::tr(
            "Another Counterfoil on this PC has the data open. Nothing was changed. Use the window that is "
            "open, or close it first.");
    case StoreCode::NotOurs:
        return StoreSentence::tr(
            "The data file belongs to another program. It was not touched. Call the technician.");
    case StoreCode::TooNew:
        return StoreSentence::tr(
            "The data was written by a newer Counterfoil. It was not touched. Install the newer program.");
    case StoreCode::Damaged:
        return StoreSentence::tr(
            "A part of the saved data is damaged. Nothing was overwritten. Call the technician before you "
            "go on.");
    case StoreCode::FileMissing:
        return StoreSentence::tr(
                   "A filed document is not in its place (%1). Its dossier and the paper originals are "
                   "kept. Call the "
                   "technician.")
            .arg(argument(error, 0));
    case StoreCode::FileChanged:
        return StoreSentence::tr(
                   "A filed document was changed outside this program (%1). It is not sent. Keep the paper "
                   "originals and call the technician.")
            .arg(argument(error, 0));
    case StoreCode::FolderUnusable:
        return StoreSentence::tr(
                   "The data folder cannot be opened (%1). Nothing was changed. Call the technician.")
            .arg(argument(error, 0));
    case StoreCode::MigrationFailed:
        return StoreSentence::tr(
            "The data could not be brought to the new form. The old data is kept as it was. Call the "
            "technician.");
    case StoreCode::StickMissing:
        return StoreSentence::tr(
                   "The USB stick is not there (%1). Nothing was written; everything waits here as before. "
                   "Plug it in and try again.")
            .arg(argument(error, 0));
    case StoreCode::StickFull:
        return StoreSentence::tr(
                   "The USB stick has no room left (%1). The unfinished bundle was removed; everything waits "
                   "here as before. Use an empty stick.")
            .arg(argument(error, 0));
    case StoreCode::StickReadOnly:
        return StoreSentence::
            tr("The USB stick takes no writing (%1). Nothing was written; everything waits here as before. "
               "Slide its lock open or use another one.")
                .arg(argument(error, 0));
    case StoreCode::StickFailed:
        return StoreSentence::tr(
                   "The USB stick was pulled out or failed while it was written (%1). That bundle does not "
                   "count; everything waits here as before. Write it again.")
            .arg(argument(error, 0));
    case StoreCode::StickSpoiled:
        return StoreSentence::tr(
                   "The USB stick gives back something else than was written (%1): it is broken. That bundle "
                   "does not count; everything waits here as before. Use another stick.")
            .arg(argument(error, 0));
    case StoreCode::NoRoomToMigrate:
        return StoreSentence::tr(
                   "Before the data take their new form a copy of them is made, and the disk has no room for "
                   "it: %1 MB are needed. Nothing was changed, and the earlier program still opens the data. "
                   "Free some space, then start the program again.")
            .arg(argument(error, 0));
    case StoreCode::VaultLocked:
        return StoreSentence::tr("Personal data is sealed until somebody signs in. Nothing is lost. Sign in "
                                 "with your name and passphrase.");
    case StoreCode::NotFound:
        return StoreSentence::tr("What was asked for is not here. Nothing was changed. Search for it again.");
    case StoreCode::Failed:
        return StoreSentence::tr(
            "Saving did not succeed. Everything saved before is kept. Press the key again; if it "
            "fails again, "
            "call the technician.");
    case StoreCode::LittleRoom:
        return StoreSentence::tr(
                   "Only %1 MB are free on the disk, so nothing new is scanned or taken in. Dossiers in hand "
                   "can still be finished, and sending goes on. Free some space or call the technician.")
            .arg(argument(error, 0));
    case StoreCode::BackupFolderMissing:
        return StoreSentence::tr(
                   "The backup folder %1 is not there, so no backup was made. The data at this counter are "
                   "untouched. Plug the stick or disk in; the backup is then made by itself.")
            .arg(argument(error, 0));
    case StoreCode::BackupFull:
        return StoreSentence::tr("There is no room left in the backup folder %1, so no new backup was made. "
                                 "Earlier backups and "
                                 "the data at this counter are kept. Make room there or use a larger stick.")
            .arg(argument(error, 0));
    case StoreCode::BackupFailed:
        return StoreSentence::tr(
                   "The backup into %1 did not succeed; perhaps the stick was pulled out. Earlier backups "
                   "and the "
                   "data at this counter are kept. Plug it in again; if it fails again, use another stick.")
            .arg(argument(error, 0));
    case StoreCode::BackupOfAnother:
        return StoreSentence::tr("The folder %1 holds the backups of another counter. Nothing was changed "
                                 "there. Choose a folder "
                                 "of its own for this counter.")
            .arg(argument(error, 0));
    case StoreCode::BackupDamaged:
        return StoreSentence::tr(
                   "A part of the backup is damaged (%1). It is not used. Choose an earlier copy "
                   "or another stick, and keep this one.")
            .arg(argument(error, 0));
    case StoreCode::BackupMissing:
        return StoreSentence::tr("There is no backup in %1. Nothing was changed. Name the folder that the "
                                 "backups were written to.")
            .arg(argument(error, 0));
    case StoreCode::FolderNotEmpty:
        return StoreSentence::tr("The folder %1 is not empty, so nothing was restored into it. Nothing was "
                                 "changed. Name an empty "
                                 "folder; keep a damaged data folder under another name.")
            .arg(argument(error, 0));
    case StoreCode::RestoreUnfinished:
        return StoreSentence::
            tr("A restore into %1 did not come to its end, so this data folder is not opened. The backup is "
               "untouched. Run the restore again.")
                .arg(argument(error, 0));
    }
    return {};
}

} // namespace ui::text
