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
    }
    return {};
}

} // namespace ui::text
