// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/restore.h"

#include "core/ports/store_codes.h"
#include "core/store/backup/backup_folder.h"
#include "core/store/backup/document_copy.h"
#include "core/store/backup/store_copy.h"
#include "core/store/instance_lock.h"
#include "core/store/migrate/migrator.h"
#include "core/store/sqlite_store.h"
#include "core/vault/vault.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace core::store::backup {

namespace base = core::base;
namespace fs = std::filesystem;
using base::Result;
using core::ports::Books;
using core::ports::FileSystem;
using core::ports::StoreCode;

namespace {

Result<CopyName> chosenCopy(FileSystem& disk, BackupFolder& folder, const std::string& wanted) {
    const auto path = folder.path().string();
    if (!disk.exists(folder.path())) return base::fail(StoreCode::BackupFolderMissing, path, {path});
    const auto copies = folder.copies();
    if (!copies) return base::fail(copies.error());
    const auto found = std::ranges::find(*copies, wanted, &CopyName::text);
    if (wanted.empty() && !copies->empty()) return copies->back();
    if (found == copies->end()) return base::fail(StoreCode::BackupMissing, path + " " + wanted, {path});
    return *found;
}

Result<void> claimDataFolder(FileSystem& disk, const DataFolder& data) {
    if (auto made = disk.makeFolder(data.root); !made) return made;
    if (disk.exists(data.restoring())) return {};
    const auto there = disk.list(data.root);
    if (!there) return base::fail(there.error());
    if (!there->empty())
        return base::fail(StoreCode::FolderNotEmpty, there->front().string(), {data.root.string()});
    if (auto marked = disk.write(data.restoring(), ""); !marked) return marked;
    return disk.syncFolder(data.root);
}

// What is wrong in the backup is told of the backup, not of the counter.
base::Error damagedOr(base::Error error, const std::string& what) {
    const bool isContent = error.is(StoreCode::Damaged) || error.is(StoreCode::NotOurs) ||
                           error.is(StoreCode::FileMissing) || error.is(StoreCode::FileChanged);
    if (!isContent) return error;
    const auto named = error.args.empty() ? what : error.args.front();
    return base::Error::of(StoreCode::BackupDamaged, base::describe(error), {named});
}

Result<void> removeIfThere(FileSystem& disk, const fs::path& file) {
    return disk.exists(file) ? disk.remove(file) : Result<void>();
}

// The database on its way; what an earlier try left of it goes first.
Result<fs::path> newDatabase(FileSystem& disk, const DataFolder& data) {
    auto file = data.root / "restored.db";
    for (const char* ending : {"", "-wal", "-shm", "-journal", "-open"})
        if (auto gone = removeIfThere(disk, file.string() + ending); !gone) return base::fail(gone.error());
    return file;
}

// The backup stays as it is, so an older one needs no copy of its own before it takes the new form.
Result<void> bringUpToDate(const fs::path& file) {
    const auto database = sqlite::Database::open(file, sqlite::Access::Write);
    if (!database) return base::fail(database.error());
    return migrate::migrate(**database, migrate::embeddedMigrations());
}

Result<void> liveAnew(const fs::path& database, const RestoredCopy& restored, const FirstAct& firstAct) {
    core::vault::Vault locked; // nothing sealed is opened
    const auto store = SqliteStore::open(database, locked);
    if (!store) return base::fail(store.error());
    if (auto done = (*store)->write([&](Books& books) { return firstAct(books, restored); }); !done)
        return done;
    const auto complaint = (*store)->integrityComplaint();
    if (!complaint) return base::fail(complaint.error());
    if (!complaint->empty()) return base::fail(StoreCode::Damaged, *complaint);
    return {};
}

// The name comes last: a data folder has the whole store or none.
Result<void> name(FileSystem& disk, const fs::path& database, const DataFolder& data) {
    if (disk.exists(database.string() + "-wal"))
        return base::fail(StoreCode::Failed, "the restored database did not close");
    if (auto named = disk.rename(database, data.database()); !named) return named;
    if (auto synced = disk.syncFolder(data.root); !synced) return synced;
    if (auto done = disk.remove(data.restoring()); !done) return done;
    return disk.syncFolder(data.root);
}

// A copy that is whole, in whatever form it was made.
Result<std::unique_ptr<StoreCopy>> examine(BackupFolder& folder, const CopyName& name) {
    auto copy = StoreCopy::open(folder.pathOf(name));
    if (!copy) return base::fail(damagedOr(copy.error(), name.text()));
    if (auto whole = (*copy)->check(); !whole) return base::fail(damagedOr(whole.error(), name.text()));
    return copy;
}

// What a restored database, in the newest form, says of itself.
struct Content {
    std::vector<core::ports::SealedFile> documents;
    RestoredCopy restored;
};

Result<Content> contentOf(const fs::path& database, const std::string& name) {
    const auto copy = StoreCopy::open(database);
    if (!copy) return base::fail(copy.error());
    auto documents = (*copy)->books().dossiers().files();
    if (!documents) return base::fail(documents.error());
    const auto dossiers = (*copy)->books().dossiers().heads();
    if (!dossiers) return base::fail(dossiers.error());
    const auto head = (*copy)->books().audit().head();
    if (!head) return base::fail(head.error());
    RestoredCopy restored{
        name, static_cast<int>(dossiers->size()), static_cast<int>(documents->size()), {}, *head};
    return Content{std::move(*documents), std::move(restored)};
}

// The database first: which documents belong to it is read in the newest form.
Result<RestoredCopy> unpack(FileSystem& disk, core::ports::Secrets& secrets, BackupFolder& folder,
                            StoreCopy& copy, const std::string& chosen, const DataFolder& data,
                            const FirstAct& firstAct) {
    const auto database = newDatabase(disk, data);
    if (!database) return base::fail(database.error());
    if (auto made = copy.copyTo(*database); !made) return base::fail(made.error());
    if (auto done = bringUpToDate(*database); !done) return base::fail(done.error());
    auto content = contentOf(*database, chosen);
    if (!content) return base::fail(damagedOr(content.error(), chosen));
    SealedFolder into(disk, secrets, data.documents());
    const auto copied =
        DocumentCopy(disk, secrets, folder.documents(), into).copyAll(content->documents, Trust::Hash, {});
    if (!copied) return base::fail(damagedOr(copied.error(), chosen));
    const auto releases = ReleaseCopy(disk, secrets, data.catalogue(), folder.catalogue()).restore();
    if (!releases) return base::fail(releases.error());
    content->restored.releases = *releases;
    if (auto lives = liveAnew(*database, content->restored, firstAct); !lives)
        return base::fail(lives.error());
    if (auto named = name(disk, *database, data); !named) return base::fail(named.error());
    return content->restored;
}

} // namespace

Result<RestoredCopy> restore(FileSystem& disk, core::ports::Secrets& secrets, const RestoreOrder& order,
                             const FirstAct& firstAct) {
    BackupFolder folder(disk, secrets, order.from);
    const auto chosen = chosenCopy(disk, folder, order.copy);
    if (!chosen) return base::fail(chosen.error());
    const auto examined = examine(folder, *chosen);
    if (!examined) return base::fail(examined.error());
    if (auto claimed = claimDataFolder(disk, order.data); !claimed) return base::fail(claimed.error());
    const auto lock = InstanceLock::take(order.data.lock());
    if (!lock) return base::fail(lock.error());
    return unpack(disk, secrets, folder, **examined, chosen->text(), order.data, firstAct);
}

} // namespace core::store::backup
