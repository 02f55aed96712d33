// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/store_codes.h"
#include "core/store/sqlite/database.h"
#include "core/store/sqlite/sqlite_error.h"
#include "core/store/sqlite/transaction.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <fstream>

using core::ports::StoreCode;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using core::store::sqlite::errorOf;
using core::store::sqlite::Transaction;

namespace {

struct Table {
    tests::TempFolder folder;
    std::unique_ptr<Database> database = std::move(*Database::open(folder / "t.db", Access::Write));

    Table() { REQUIRE(database->execute("CREATE TABLE t(n INTEGER, s TEXT, b BLOB) STRICT")); }
};

} // namespace

TEST_CASE("Values come back as they were bound, also empty ones, zero bytes and NULL") {
    Table table;
    auto insert = table.database->prepare("INSERT INTO t VALUES(?,?,?), (?,?,?)");
    insert.bind(std::int64_t{-1} << 40).bind("đồng").bindBlob(std::string_view("\0\xff", 2));
    insert.bind(std::optional<int>()).bind(std::string_view()).bindBlob(std::string_view());
    REQUIRE(insert.run());
    CHECK(table.database->changes() == 2);
    auto rows = table.database->prepare("SELECT n, s, b FROM t ORDER BY rowid");
    REQUIRE(*rows.step());
    CHECK(rows.integer(0) == -(std::int64_t{1} << 40));
    CHECK(rows.text(1) == "đồng");
    CHECK(rows.blob(2) == std::string("\0\xff", 2));
    REQUIRE(*rows.step());
    CHECK(rows.isNull(0));
    CHECK_FALSE(rows.isNull(1));
    CHECK_FALSE(rows.isNull(2));
    CHECK_FALSE(*rows.step());
}

TEST_CASE("Wrong SQL and a value too many are told by the step, not by a crash") {
    Table table;
    CHECK(table.database->prepare("SELECT nothing FROM nowhere").step().error().is(StoreCode::Failed));
    auto few = table.database->prepare("INSERT INTO t(n) VALUES(?)");
    few.bind(1).bind(2);
    CHECK_FALSE(few.run());
}

TEST_CASE("The same SQL in use twice at once are two statements, and one that ended begins anew with nothing "
          "bound") {
    Table table;
    REQUIRE(table.database->execute("INSERT INTO t(n) VALUES(1), (2), (3)"));
    const std::string sql = "SELECT n FROM t WHERE n>=? ORDER BY n";
    {
        auto outer = table.database->prepare(sql);
        outer.bind(1);
        REQUIRE(*outer.step());
        auto inner = table.database->prepare(sql);
        inner.bind(3);
        REQUIRE(*inner.step());
        CHECK(inner.number(0) == 3);
        CHECK(outer.number(0) == 1);
        REQUIRE(*outer.step());
        CHECK(outer.number(0) == 2);
    }
    auto unbound = table.database->prepare(sql);
    CHECK_FALSE(*unbound.step()); // n>=NULL
}

TEST_CASE("After a statement has failed, and after the schema has changed, the same SQL works again") {
    Table table;
    REQUIRE(table.database->execute("CREATE UNIQUE INDEX once ON t(n)"));
    const auto insert = [&](int n) {
        return table.database->prepare("INSERT INTO t(n) VALUES(?)").bind(n).run().has_value();
    };
    const auto first = [&] { return *table.database->ask("SELECT * FROM t"); };
    CHECK(insert(1));
    CHECK_FALSE(insert(1));
    CHECK(insert(2));
    CHECK(first() == "1");
    REQUIRE(table.database->execute("DROP TABLE t; CREATE TABLE t(s TEXT, n INTEGER) STRICT;"
                                    "INSERT INTO t VALUES('other', 1)"));
    CHECK(first() == "other");
    CHECK(insert(1));
}

TEST_CASE("What was asked before keeps nobody from the table, the log or the end of the connection") {
    Table table;
    REQUIRE(table.database->execute("PRAGMA journal_mode=WAL; INSERT INTO t(n) VALUES(1), (2)"));
    for (int i = 0; i < 500; ++i) { // more than are kept
        auto query = table.database->prepare("SELECT n FROM t WHERE n IN (1,2," + std::to_string(i) + ")");
        REQUIRE(*query.step()); // not read to its end
    }
    CHECK(table.database->wipeLog());
    CHECK(table.database->execute("DROP TABLE t"));
    table.database.reset();
    CHECK_FALSE(std::filesystem::exists(table.folder / "t.db-wal")); // the last one has gone
}

TEST_CASE("Each kind of SQLite trouble has its own code") {
    const auto code = [](int sqlite) { return errorOf(nullptr, sqlite, "try").as<StoreCode>(); };
    CHECK(code(SQLITE_FULL) == StoreCode::DiskFull);
    CHECK(code(SQLITE_READONLY_DBMOVED) == StoreCode::ReadOnly);
    CHECK(code(SQLITE_CANTOPEN_FULLPATH) == StoreCode::ReadOnly);
    CHECK(code(SQLITE_BUSY_SNAPSHOT) == StoreCode::InUse);
    CHECK(code(SQLITE_CORRUPT_VTAB) == StoreCode::Damaged);
    CHECK(code(SQLITE_NOTADB) == StoreCode::Damaged);
    CHECK(code(SQLITE_IOERR_WRITE) == StoreCode::Failed);
}

TEST_CASE("A database in a folder that is not there names the folder") {
    const tests::TempFolder folder;
    const auto opened = Database::open(folder / "none" / "t.db", Access::Write);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().is(StoreCode::FolderUnusable));
    CHECK(opened.error().args == std::vector<std::string>{(folder / "none").string()});
}

TEST_CASE("A transaction that is not committed leaves nothing") {
    Table table;
    {
        Transaction transaction(*table.database);
        REQUIRE(transaction.begin(Transaction::Kind::Write));
        REQUIRE(table.database->execute("INSERT INTO t(n) VALUES(1)"));
    }
    CHECK(*table.database->ask("SELECT count(*) FROM t") == "0");
}

TEST_CASE("After SQLite has undone a transaction by itself nothing more is written in its name") {
    Table table;
    REQUIRE(table.database->execute("CREATE UNIQUE INDEX only ON t(n)"));
    Transaction transaction(*table.database);
    REQUIRE(transaction.begin(Transaction::Kind::Write));
    REQUIRE(table.database->execute("INSERT INTO t(n) VALUES(1)"));
    // As SQLite does on a full disk.
    REQUIRE_FALSE(table.database->execute("INSERT OR ROLLBACK INTO t(n) VALUES(1)"));
    CHECK_FALSE(table.database->prepare("INSERT INTO t(n) VALUES(2)").run());
    CHECK_FALSE(transaction.commit());
    CHECK_FALSE(table.database->ask("SELECT count(*) FROM t").has_value());
}

TEST_CASE("A reader's connection refuses to write") {
    Table table;
    const auto reader = Database::open(table.folder / "t.db", Access::Read);
    REQUIRE(reader);
    CHECK((*reader)->execute("INSERT INTO t(n) VALUES(1)").error().is(StoreCode::ReadOnly));
}

TEST_CASE("A file that is no database is Damaged") {
    const tests::TempFolder folder;
    std::ofstream(folder / "t.db") << std::string(8192, 'x');
    const auto opened = Database::open(folder / "t.db", Access::Write);
    REQUIRE(opened);
    CHECK((*opened)->ask("PRAGMA user_version").error().is(StoreCode::Damaged));
}
