// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/disk_backups.h"

#include "core/ports/store_codes.h"
#include "core/store/audit_end.h"
#include "core/store/backup/document_copy.h"
#include "core/store/backup/release_copy.h"
#include "core/store/backup/store_copy.h"
#include "core/store/sqlite/database.h"

namespace core::store::backup {

namespace base = core::base;
namespace fs = std::filesystem;
using core::ports::AuditHead;
using core::ports::BackupReport;
using core::ports::StoreCode;
using sqlite::Access;
using sqlite::Database;

namespace {

// Each so many days every document in the folder is hashed again: a stick forgets.
constexpr int kDaysOfTrust = 7;

// What the folder's disk says is told of the folder; what is wrong with the counter's own data stays so.
base::Error told(base::Error error, const fs::path& folder) {
    if (error.room != base::Room::Store) return error;
    switch (error.as<StoreCode>()) {
    case StoreCode::DiskFull:
        return base::Error::of(StoreCode::BackupFull, std::move(error.detail), {folder.string()});
    case StoreCode::ReadOnly:
    case StoreCode::FolderUnusable:
    case StoreCode::NotFound:
    case StoreCode::Failed:
        return base::Error::of(StoreCode::BackupFailed, std::move(error.detail), {folder.string()});
    default:
        return error;
    }
}

// The first row tells one store from every other: it holds a random identifier.
base::Result<std::string> identityOf(Database& store) {
    auto hash = auditHashOf(store, 1);
    if (hash && hash->empty()) return base::fail(StoreCode::Damaged, "the audit has no first row");
    return hash;
}

base::Error damaged(const CopyName& copy, std::string detail) {
    return base::Error::of(StoreCode::BackupDamaged, std::move(detail), {copy.text()});
}

// The store has grown since, so the copy's last row is looked for in the store's chain.
base::Result<void> compareChains(Database& store, const AuditHead& head, const CopyName& copy) {
    const auto ours = auditHashOf(store, head.seq);
    if (!ours) return base::fail(ours.error());
    if (*ours != head.hash) return base::fail(damaged(copy, "the copy's audit ends otherwise"));
    return {};
}

} // namespace

DiskBackups::DiskBackups(core::ports::FileSystem& disk, core::ports::Secrets& secrets, fs::path database,
                         fs::path documents, fs::path catalogue)
    : m_disk(disk)
    , m_secrets(secrets)
    , m_database(std::move(database))
    , m_documents(disk, secrets, std::move(documents))
    , m_catalogue(std::move(catalogue)) {}

base::Result<BackupReport> DiskBackups::make(const fs::path& path, const base::Date& today,
                                             const std::stop_token& stop) {
    if (!m_disk.exists(path))
        return base::fail(StoreCode::BackupFolderMissing, path.string(), {path.string()});
    BackupFolder folder(m_disk, m_secrets, path);
    auto report = makeIn(folder, today, stop);
    if (report) return report;
    // A pulled stick takes its part with it; else the next backup removes it.
    (void)folder.removeParts();
    return base::fail(told(report.error(), path));
}

base::Result<BackupReport> DiskBackups::makeIn(BackupFolder& folder, const base::Date& today,
                                               const std::stop_token& stop) {
    if (auto gone = folder.removeParts(); !gone) return base::fail(gone.error());
    const auto there = folder.copies();
    if (!there) return base::fail(there.error());
    const auto name = nextCopy(*there, today);
    auto report = prepare(folder, name, stop);
    if (!report) return report;
    if (auto named = m_disk.rename(folder.partOf(name), folder.pathOf(name)); !named)
        return base::fail(named.error());
    if (auto synced = m_disk.syncFolder(folder.path()); !synced) return base::fail(synced.error());
    folder.thinOut();
    return report;
}

base::Result<BackupReport> DiskBackups::prepare(BackupFolder& folder, const CopyName& name,
                                                const std::stop_token& stop) {
    const auto store = Database::open(m_database, Access::Read);
    if (!store) return base::fail(store.error());
    const auto identity = identityOf(**store);
    if (!identity) return base::fail(identity.error());
    if (auto ours = folder.claim(*identity); !ours) return base::fail(ours.error());

    const auto part = folder.partOf(name);
    if (auto copied = (*store)->copyTo(part); !copied) return base::fail(copied.error());
    if (auto synced = m_disk.sync(part); !synced) return base::fail(synced.error());
    const auto copy = StoreCopy::open(part);
    if (!copy) return base::fail(damaged(name, base::describe(copy.error())));
    if (auto whole = (*copy)->check(); !whole)
        return base::fail(damaged(name, base::describe(whole.error())));
    const auto head = (*copy)->books().audit().head();
    if (!head) return base::fail(head.error());
    if (auto same = compareChains(**store, *head, name); !same) return base::fail(same.error());

    const auto documents = (*copy)->books().dossiers().files();
    if (!documents) return base::fail(documents.error());
    DocumentCopy carrier(m_disk, m_secrets, m_documents, folder.documents());
    const auto trust = name.day % kDaysOfTrust == 0 ? Trust::Hash : Trust::Size;
    const auto copied = carrier.copyAll(*documents, trust, stop);
    if (!copied) return base::fail(copied.error());
    ReleaseCopy releases(m_disk, m_secrets, m_catalogue, folder.catalogue());
    if (auto kept = releases.backUp(trust == Trust::Hash, stop); !kept) return base::fail(kept.error());
    const auto bytes = m_disk.size(part);
    if (!bytes) return base::fail(bytes.error());
    return BackupReport{name.text(), static_cast<int>(documents->size()), *copied, *bytes, head->seq,
                        head->hash};
}

} // namespace core::store::backup
