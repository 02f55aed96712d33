// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrate/copy_before.h"

#include "core/ports/store_codes.h"
#include "core/store/migrate/migrator.h"
#include "core/store/sqlite/integrity.h"

#include <cstdio>
#include <string>

namespace core::store::migrate {

namespace base = core::base;
namespace fs = std::filesystem;
using base::Result;
using core::ports::FileSystem;
using core::ports::StoreCode;
using sqlite::Access;
using sqlite::Database;

namespace {

constexpr std::int64_t kMega = 1'000'000;

fs::path partOf(fs::path copy) {
    return copy += ".part";
}

Result<void> removeIfThere(FileSystem& disk, const fs::path& file) {
    return disk.exists(file) ? disk.remove(file) : Result<void>();
}

// What tells a copy that broke off from a whole one, beside the checks of its content.
Result<std::string> measureOf(Database& database) {
    return database.ask(
        "SELECT user_version || '/' || page_count FROM pragma_user_version, pragma_page_count");
}

Result<void> checkCopy(Database& original, const fs::path& part, std::span<const Migration> migrations) {
    const auto copy = Database::open(part, Access::Still);
    if (!copy) return base::fail(copy.error());
    if (auto ours = checkIdentity(**copy, migrations); !ours) return ours;
    const auto wanted = measureOf(original);
    if (!wanted) return base::fail(wanted.error());
    const auto found = measureOf(**copy);
    if (!found) return base::fail(found.error());
    if (*found != *wanted)
        return base::fail(StoreCode::Damaged, "the copy is " + *found + " instead of " + *wanted);
    const auto complaint = sqlite::complaintOf(**copy, sqlite::Check::Quick);
    if (!complaint) return base::fail(complaint.error());
    if (!complaint->empty()) return base::fail(StoreCode::Damaged, "before migration: " + *complaint);
    return {};
}

Result<void> makeCopy(FileSystem& disk, Database& database, const fs::path& copy,
                      std::span<const Migration> migrations) {
    const auto part = partOf(copy);
    if (auto gone = removeIfThere(disk, part); !gone) return gone;
    if (auto copied = database.copyTo(part); !copied) return copied;
    if (auto synced = disk.sync(part); !synced) return synced;
    if (auto whole = checkCopy(database, part, migrations); !whole) return whole;
    if (auto named = disk.rename(part, copy); !named) return named;
    return disk.syncFolder(copy.parent_path());
}

base::Error noRoom(Database& database, std::string detail) {
    const auto bytes = database.ask("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
    const auto need_mb = bytes ? std::stoll("0" + *bytes) / kMega + 1 : 1;
    return base::Error::of(StoreCode::NoRoomToMigrate, std::move(detail), {std::to_string(need_mb)});
}

} // namespace

fs::path copyBefore(const fs::path& database, int step) {
    char ending[32];
    std::snprintf(ending, sizeof ending, "-before-%04d", step);
    auto copy = database;
    return copy += ending;
}

Result<void> keepCopyBefore(FileSystem& disk, Database& database, const fs::path& file,
                            std::span<const Migration> migrations) {
    const auto version = versionOf(database);
    if (!version) return base::fail(version.error());
    if (*version == 0 || *version == static_cast<int>(migrations.size())) return {};
    const auto copy = copyBefore(file, *version + 1);
    auto made = makeCopy(disk, database, copy, migrations);
    if (made) return made;
    // If it stays, the next try removes it.
    (void)removeIfThere(disk, partOf(copy));
    if (made.error().is(StoreCode::DiskFull)) return base::fail(noRoom(database, made.error().detail));
    return made;
}

Result<void> removeCopiesBefore(FileSystem& disk, const fs::path& file,
                                std::span<const Migration> migrations) {
    for (const auto& migration : migrations) {
        const auto copy = copyBefore(file, migration.version);
        if (auto gone = removeIfThere(disk, partOf(copy)); !gone) return gone;
        if (auto gone = removeIfThere(disk, copy); !gone) return gone;
    }
    return {};
}

} // namespace core::store::migrate
