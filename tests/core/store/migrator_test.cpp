// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/store_codes.h"
#include "core/store/migrate/migrator.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

using core::ports::StoreCode;
using core::store::migrate::checkIdentity;
using core::store::migrate::embeddedMigrations;
using core::store::migrate::kApplicationId;
using core::store::migrate::migrate;
using core::store::migrate::Migration;
using core::store::sqlite::Access;
using core::store::sqlite::Database;

namespace {

const Migration kFirst{1, "0001_first",
                       "CREATE TABLE migration(version INTEGER PRIMARY KEY, name TEXT, sha256 BLOB) STRICT;"};
const Migration kSecond{2, "0002_second",
                        "CREATE TABLE second(n INTEGER) STRICT; INSERT INTO second VALUES(2);"};
const Migration kBroken{2, "0002_broken",
                        "CREATE TABLE half(n INTEGER) STRICT; INSERT INTO nowhere VALUES(1);"};

struct File {
    tests::TempFolder folder;
    std::unique_ptr<Database> database = std::move(*Database::open(folder / "m.db", Access::Write));

    core::base::Result<void> bringTo(const std::vector<Migration>& migrations) {
        if (auto ours = checkIdentity(*database, migrations); !ours) return ours;
        return migrate(*database, migrations);
    }
    std::string ask(std::string_view sql) { return *database->ask(sql); }
};

} // namespace

TEST_CASE("The migrations of this program make the schema from an empty file and mark the file as ours") {
    File file;
    const auto embedded = embeddedMigrations();
    REQUIRE_FALSE(embedded.empty());
    REQUIRE(checkIdentity(*file.database, embedded));
    REQUIRE(migrate(*file.database, embedded));
    CHECK(file.ask("PRAGMA application_id") == std::to_string(kApplicationId));
    CHECK(file.ask("PRAGMA user_version") == std::to_string(embedded.size()));
    CHECK(file.ask("SELECT count(*) FROM migration") == std::to_string(embedded.size()));
    CHECK(
        file.ask("SELECT count(*) FROM pragma_table_list WHERE schema='main' AND type='table' AND NOT strict"
                 " AND name NOT LIKE 'sqlite%'") == "0");
}

TEST_CASE("Migrating a second time changes nothing, a later step is added to what is there") {
    File file;
    REQUIRE(file.bringTo({kFirst}));
    REQUIRE(file.bringTo({kFirst}));
    CHECK(file.ask("SELECT count(*) FROM migration") == "1");
    REQUIRE(file.bringTo({kFirst, kSecond}));
    CHECK(file.ask("SELECT n FROM second") == "2");
    CHECK(file.ask("PRAGMA user_version") == "2");
}

TEST_CASE("A step that fails leaves the file at the step before it") {
    File file;
    REQUIRE(file.bringTo({kFirst}));
    CHECK(file.bringTo({kFirst, kBroken}).error().is(StoreCode::MigrationFailed));
    CHECK(file.ask("PRAGMA user_version") == "1");
    CHECK(file.ask("SELECT count(*) FROM sqlite_schema WHERE name='half'") == "0");
    CHECK(file.ask("SELECT count(*) FROM migration") == "1");
}

TEST_CASE("A script that was changed after it was applied is refused") {
    File file;
    REQUIRE(file.bringTo({kFirst, kSecond}));
    auto changed = kSecond;
    changed.script = "CREATE TABLE second(n TEXT) STRICT;";
    CHECK(file.bringTo({kFirst, changed}).error().is(StoreCode::MigrationFailed));
}

TEST_CASE("A file of a newer program is refused") {
    File file;
    REQUIRE(file.bringTo({kFirst, kSecond}));
    CHECK(file.bringTo({kFirst}).error().is(StoreCode::TooNew));
}

TEST_CASE("A file of another program is refused and not touched") {
    File file;
    SECTION("with an application id of its own") {
        REQUIRE(file.database->execute("PRAGMA application_id=42"));
    }
    SECTION("with tables but without an application id") {
        REQUIRE(file.database->execute("CREATE TABLE theirs(n)"));
    }
    CHECK(file.bringTo({kFirst}).error().is(StoreCode::NotOurs));
    CHECK(file.ask("PRAGMA user_version") == "0");
    CHECK(file.ask("SELECT count(*) FROM sqlite_schema WHERE name='migration'") == "0");
}
