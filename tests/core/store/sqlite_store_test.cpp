// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_store.h"

#include "tests/core/store/open_store.h"
#include "tests/core/store/sample_dossier.h"

#include <pthread.h>

#include <atomic>
#include <fstream>
#include <latch>
#include <set>
#include <stdexcept>
#include <thread>

using core::base::Result;
using core::ports::Books;
using core::ports::StoreCode;
using core::store::SqliteStore;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using tests::ask;
using tests::mustWrite;
using tests::OwnStore;

namespace {

std::optional<std::string> setting(core::ports::Store& store, std::string_view key) {
    return ask(store, [&](Books& books) { return books.settings().get(key); });
}

void put(core::ports::Store& store, std::string_view key, std::string_view value) {
    mustWrite(store, [&](Books& books) { return books.settings().put(key, value); });
}

std::string askFile(const std::filesystem::path& file, std::string_view sql) {
    const auto reader = Database::open(file, Access::Read);
    REQUIRE(reader);
    const auto answer = (*reader)->ask(sql);
    REQUIRE(answer);
    return *answer;
}

} // namespace

TEST_CASE("What was written is there after the store was closed and opened again") {
    OwnStore own;
    put(*own, "a", "1");
    own.reopen();
    CHECK(setting(*own, "a") == "1");
}

TEST_CASE("The store writes ahead, syncs fully and closes without leaving a log") {
    OwnStore own;
    put(*own, "a", "1");
    CHECK(askFile(own.file, "PRAGMA journal_mode") == "wal");
    auto log = own.file;
    log += "-wal";
    CHECK(std::filesystem::exists(log));
    own.store.reset();
    CHECK_FALSE(std::filesystem::exists(log));
}

TEST_CASE("An act that answers with an error leaves nothing") {
    OwnStore own;
    const auto done = (*own).write([](Books& books) -> Result<void> {
        if (auto kept = books.settings().put("a", "1"); !kept) return kept;
        return core::base::fail(StoreCode::NotFound, "changed its mind");
    });
    CHECK(done.error().is(StoreCode::NotFound));
    CHECK_FALSE(setting(*own, "a"));
}

TEST_CASE("An act that throws leaves nothing and is an error") {
    OwnStore own;
    const auto done = (*own).write([](Books& books) -> Result<void> {
        if (auto kept = books.settings().put("a", "1"); !kept) return kept;
        throw std::runtime_error("thrown");
    });
    CHECK(done.error().is(StoreCode::Failed));
    CHECK_FALSE(setting(*own, "a"));
    put(*own, "a", "2");
    CHECK(setting(*own, "a") == "2");
}

TEST_CASE("Writing while reading is refused as read-only") {
    OwnStore own;
    const auto done = (*own).read([](Books& books) { return books.settings().put("a", "1"); });
    CHECK(done.error().is(StoreCode::ReadOnly));
}

TEST_CASE("An act inside an act is refused instead of waiting for itself") {
    OwnStore own;
    const auto nothing = [](Books&) -> Result<void> { return {}; };
    CHECK((*own).write([&](Books&) { return (*own).write(nothing); }).error().is(StoreCode::Failed));
    CHECK((*own).write([&](Books&) { return (*own).read(nothing); }).error().is(StoreCode::Failed));
    CHECK((*own).read([&](Books&) { return (*own).write(nothing); }).error().is(StoreCode::Failed));
    CHECK((*own).read([&](Books&) { return (*own).read(nothing); }).error().is(StoreCode::Failed));
    CHECK((*own).write(nothing));
    CHECK((*own).read(nothing));
}

TEST_CASE("Every act runs on one thread named store") {
    OwnStore own;
    std::set<std::thread::id> threads;
    char name[16] = {};
    for (int i = 0; i < 3; ++i)
        mustWrite(*own, [&](Books&) -> Result<void> {
            threads.insert(std::this_thread::get_id());
            pthread_getname_np(pthread_self(), name, sizeof name);
            return {};
        });
    CHECK(threads.size() == 1);
    CHECK_FALSE(threads.contains(std::this_thread::get_id()));
    CHECK(std::string(name) == "store");
}

TEST_CASE("Two threads that write at once lose nothing and never get one number twice") {
    OwnStore own;
    const auto day = core::base::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}};
    constexpr int kEach = 25;
    std::atomic<int> failures = 0;
    std::vector<int> places[2];
    const auto work = [&](int who) {
        for (int i = 0; i < kEach; ++i) {
            const auto done = (*own).write([&](Books& books) -> Result<void> {
                const auto place = books.numbers().take("official", day, 9999, {});
                if (!place) return core::base::fail(place.error());
                places[who].push_back(**place);
                return books.audit().append({"number_taken", "system", "", "", {}});
            });
            if (!done) ++failures;
        }
    };
    {
        std::jthread one(work, 0);
        std::jthread two(work, 1);
    }
    CHECK(failures == 0);
    std::set<int> all(places[0].begin(), places[0].end());
    all.insert(places[1].begin(), places[1].end());
    CHECK(all.size() == std::size_t{2} * kEach);
    CHECK(*all.rbegin() == 2 * kEach - 1);
    CHECK(ask(*own, [](Books& books) { return books.audit().length(); }) == std::int64_t{2} * kEach);
    CHECK(ask(*own, [](Books& books) { return books.audit().firstBroken(); }) == 0);
}

TEST_CASE("A reader sees one picture, also when somebody writes meanwhile") {
    OwnStore own;
    put(*own, "a", "before");
    std::latch reading(1);
    std::latch written(1);
    std::jthread writer([&] {
        reading.wait();
        const auto done = (*own).write([](Books& books) { return books.settings().put("a", "after"); });
        if (done) written.count_down();
    });
    std::optional<std::string> first;
    std::optional<std::string> second;
    const auto done = (*own).read([&](Books& books) -> Result<void> {
        first = *books.settings().get("a");
        reading.count_down();
        written.wait();
        second = *books.settings().get("a");
        return {};
    });
    CHECK(done);
    CHECK(first == "before");
    CHECK(second == "before");
    CHECK(setting(*own, "a") == "after");
}

TEST_CASE("While an act is running its changes are seen by nobody else") {
    OwnStore own;
    std::latch changed(1);
    std::latch looked(1);
    std::jthread writer([&] {
        const auto done = (*own).write([&](Books& books) {
            auto kept = books.settings().put("a", "1");
            changed.count_down();
            looked.wait();
            return kept;
        });
        if (!done) std::abort();
    });
    changed.wait();
    CHECK_FALSE(setting(*own, "a"));
    looked.count_down();
    writer.join();
    CHECK(setting(*own, "a") == "1");
}

TEST_CASE("A whole store has no complaint, and one with a stray row names it") {
    OwnStore own;
    mustWrite(*own, [](Books& books) { return tests::save(books, tests::sampleDossier(1)); });
    CHECK((*own).integrityComplaint() == "");
    own.store.reset();
    const auto tool = Database::open(own.file, Access::Write);
    REQUIRE(tool);
    REQUIRE((*tool)->execute("DELETE FROM dossier"));
    own.store = tests::openStore(own.file);
    const auto complaint = (*own).integrityComplaint();
    REQUIRE(complaint);
    CHECK_THAT(*complaint, Catch::Contains("parent"));
}

TEST_CASE("After an unclean end the file is checked, and a damaged one is refused instead of used") {
    OwnStore own;
    mustWrite(*own, [](Books& books) { return tests::save(books, tests::sampleDossier(1)); });
    own.store.reset();
    {
        const auto tool = Database::open(own.file, Access::Write);
        REQUIRE(tool);
        REQUIRE((*tool)->execute("DELETE FROM dossier"));
    }
    auto marker = own.file;
    marker += "-open";
    CHECK_FALSE(std::filesystem::exists(marker));
    CHECK(SqliteStore::open(own.file, tests::openVault()));
    std::ofstream(marker).flush();
    CHECK(SqliteStore::open(own.file, tests::openVault()).error().is(StoreCode::Damaged));
    CHECK(std::filesystem::exists(marker));
}

TEST_CASE("A store in a folder that is not there names the folder") {
    const tests::TempFolder folder;
    const auto opened = SqliteStore::open(folder / "none" / "counterfoil.db", tests::openVault());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().is(StoreCode::FolderUnusable));
    CHECK(opened.error().args == std::vector<std::string>{(folder / "none").string()});
}

TEST_CASE("A file that is no database is refused and left as it is") {
    const tests::TempFolder folder;
    const std::string bytes(8192, 'x');
    std::ofstream(folder / "counterfoil.db") << bytes;
    CHECK(SqliteStore::open(folder / "counterfoil.db", tests::openVault()).error().is(StoreCode::Damaged));
    std::ifstream in(folder / "counterfoil.db");
    CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == bytes);
}

TEST_CASE("The database of another program is refused and left as it is") {
    const tests::TempFolder folder;
    {
        const auto theirs = Database::open(folder / "counterfoil.db", Access::Write);
        REQUIRE(theirs);
        REQUIRE((*theirs)->execute("CREATE TABLE theirs(n)"));
    }
    CHECK(SqliteStore::open(folder / "counterfoil.db", tests::openVault()).error().is(StoreCode::NotOurs));
    CHECK(askFile(folder / "counterfoil.db", "PRAGMA journal_mode") == "delete");
    CHECK(askFile(folder / "counterfoil.db", "SELECT count(*) FROM sqlite_schema") == "1");
}

TEST_CASE("Lists and lookups use their index, never a scan") {
    OwnStore own;
    const auto reader = Database::open(own.file, Access::Read);
    REQUIRE(reader);
    const auto plan = [&](const std::string& sql) {
        auto query = (*reader)->prepare("EXPLAIN QUERY PLAN " + sql);
        std::string text;
        while (*query.step())
            text += query.text(3) + ";";
        return text;
    };
    CHECK_THAT(plan("SELECT * FROM outbox WHERE state<>'acknowledged' ORDER BY lane, seq"),
               Catch::Contains("outbox_open") && !Catch::Contains("TEMP B-TREE"));
    CHECK_THAT(plan("SELECT * FROM outbox WHERE dossier_uuid=x'' AND rev=1 ORDER BY seq"),
               Catch::Contains("outbox_of_delivery") && !Catch::Contains("TEMP B-TREE"));
    CHECK_THAT(plan("SELECT * FROM dossier WHERE official_number='1' OR provisional_number='1'"),
               !Catch::Contains("SCAN"));
    CHECK_THAT(plan("SELECT * FROM dossier ORDER BY seq DESC LIMIT 1"), !Catch::Contains("TEMP B-TREE"));
    CHECK_THAT(plan("SELECT * FROM document WHERE dossier_uuid=x'' ORDER BY position"),
               !Catch::Contains("SCAN") && !Catch::Contains("TEMP B-TREE"));
    CHECK_THAT(plan("SELECT * FROM number_used WHERE kind='official' AND day='2026-11-23'"),
               !Catch::Contains("SCAN"));
}
