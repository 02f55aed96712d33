// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrate/migrator.h"

#include "core/ports/store_codes.h"
#include "core/store/sqlite/integrity.h"
#include "core/store/sqlite/transaction.h"
#include "core/vault/sha256.h"

#include <map>
#include <string>

namespace core::store::migrate {

namespace base = core::base;
using core::ports::StoreCode;
using sqlite::Database;
using sqlite::Statement;
using sqlite::Transaction;

namespace {

base::Result<std::int64_t> integer(Database& database, std::string_view sql) {
    auto query = database.prepare(sql);
    const auto row = query.step();
    if (!row) return base::fail(row.error());
    return *row ? query.integer(0) : 0;
}

std::string hashOf(std::string_view script) {
    const auto hash = core::vault::sha256(script);
    return {hash.begin(), hash.end()};
}

base::Result<bool> isEmpty(Database& database) {
    const auto tables = integer(database, "SELECT count(*) FROM sqlite_schema");
    if (!tables) return base::fail(tables.error());
    return *tables == 0;
}

base::Result<std::map<int, std::string>> appliedScripts(Database& database) {
    using Row = std::pair<int, std::string>;
    auto query = database.prepare("SELECT version, sha256 FROM migration");
    const auto rows = query.collect<Row>(
        [](const Statement& row) -> base::Result<Row> { return Row(row.number(0), row.blob(1)); });
    if (!rows) return base::fail(rows.error());
    return std::map<int, std::string>(rows->begin(), rows->end());
}

base::Result<void> checkScripts(Database& database, std::span<const Migration> migrations,
                                std::int64_t version) {
    const auto applied = appliedScripts(database);
    if (!applied) return base::fail(applied.error());
    for (const auto& migration : migrations) {
        if (migration.version > version) break;
        const auto row = applied->find(migration.version);
        if (row == applied->end() || row->second != hashOf(migration.script))
            return base::fail(StoreCode::MigrationFailed,
                              std::string(migration.name) + " was applied with another content");
    }
    return {};
}

base::Result<void> record(Database& database, const Migration& migration) {
    auto row = database.prepare("INSERT INTO migration(version, name, sha256) VALUES(?,?,?)");
    row.bind(migration.version).bind(migration.name).bindBlob(hashOf(migration.script));
    if (auto done = row.run(); !done) return done;
    return database.execute("PRAGMA application_id=" + std::to_string(kApplicationId) +
                            "; PRAGMA user_version=" + std::to_string(migration.version));
}

base::Result<void> apply(Database& database, const Migration& migration) {
    Transaction transaction(database);
    if (auto begun = transaction.begin(Transaction::Kind::Write); !begun) return begun;
    if (auto done = database.execute(std::string(migration.script)); !done) return done;
    if (auto done = record(database, migration); !done) return done;
    return transaction.commit();
}

// The disk's own troubles keep their code; everything else is the step's fault.
base::Error stepError(const Migration& migration, base::Error error) {
    if (!error.is(StoreCode::Failed)) return error;
    return base::Error::of(StoreCode::MigrationFailed, std::string(migration.name) + ": " + error.detail);
}

base::Result<void> checkAfterwards(Database& database) {
    const auto complaint = sqlite::complaintOf(database, sqlite::Check::Quick);
    if (!complaint) return base::fail(complaint.error());
    if (!complaint->empty()) return base::fail(StoreCode::Damaged, "after migration: " + *complaint);
    return {};
}

} // namespace

base::Result<int> versionOf(Database& database) {
    const auto version = integer(database, "PRAGMA user_version");
    if (!version) return base::fail(version.error());
    return static_cast<int>(*version);
}

base::Result<void> checkIdentity(Database& database, std::span<const Migration> migrations) {
    const auto application = integer(database, "PRAGMA application_id");
    if (!application) return base::fail(application.error());
    if (*application == 0) {
        const auto empty = isEmpty(database);
        if (!empty) return base::fail(empty.error());
        if (*empty) return {};
    }
    if (*application != kApplicationId) return base::fail(StoreCode::NotOurs, "application_id is another");
    const auto version = versionOf(database);
    if (!version) return base::fail(version.error());
    if (*version > static_cast<int>(migrations.size()))
        return base::fail(StoreCode::TooNew, "user_version " + std::to_string(*version));
    return checkScripts(database, migrations, *version);
}

base::Result<void> migrate(Database& database, std::span<const Migration> migrations) {
    const auto version = versionOf(database);
    if (!version) return base::fail(version.error());
    if (*version == static_cast<int>(migrations.size())) return {};
    for (const auto& migration : migrations) {
        if (migration.version <= *version) continue;
        if (auto done = apply(database, migration); !done)
            return base::fail(stepError(migration, done.error()));
    }
    return checkAfterwards(database);
}

} // namespace core::store::migrate
