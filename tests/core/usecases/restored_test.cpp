// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/incarnation.h"
#include "core/store/backup/disk_backups.h"
#include "core/store/backup/restore.h"
#include "core/usecases/back_up.h"
#include "core/usecases/new_life.h"
#include "core/usecases/verify_store.h"
#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tests;
using core::store::backup::RestoredCopy;
using domain::DomainCode;
using usecases::NumberBlock;

namespace {

// A counter whose disk is destroyed and restored again and again.
struct Lives : CounterFixture {
    std::filesystem::path stick = folder / "stick";
    std::filesystem::path here = folder / "counter"; // the data folder of the present life
    std::unique_ptr<core::store::DiskDocumentFiles> documents;
    std::set<std::string> given;
    int doubled = 0;

    Lives() {
        std::filesystem::create_directory(stick);
        std::filesystem::create_directory(here);
        store.reset();
        openHere();
        setUp(5000, 5019);
        clock.boot = "boot-1";
        mustAudit();
    }
    void openHere() {
        documents =
            std::make_unique<core::store::DiskDocumentFiles>(disk, secrets, vault, here / "documents");
        store = std::move(core::store::SqliteStore::open(here / "counterfoil.db", vault).value());
    }
    void mustAudit() {
        REQUIRE(store->write([&](ports::Books& books) {
            return books.audit().append({"account_added", clerk.clerk.hex(), "", "", clock.now()});
        }));
    }
    domain::Dossier take() {
        usecases::ReceiveDossier receiving(
            {*store, *documents, reserve, paper, procedures, format, clock, random});
        const auto dossier = receiving.receive(completeIntake(), clerk);
        REQUIRE(dossier);
        doubled += given.insert(dossier->number.text).second ? 0 : 1;
        return *dossier;
    }
    void takeMany(int count) {
        for (int i = 0; i < count; ++i)
            take();
    }
    void backUp() {
        core::store::backup::DiskBackups backups(disk, secrets, here / "counterfoil.db", here / "documents");
        REQUIRE(usecases::BackUp(*store, backups, clock).run(stick));
    }
    base::Result<RestoredCopy> destroyAndRestore(std::optional<NumberBlock> block = {}) {
        store.reset();
        std::filesystem::remove_all(here);
        auto restored = core::store::backup::restore(
            disk, secrets, {stick, "", {here}}, [&](ports::Books& books, const RestoredCopy& copy) {
                return usecases::beginNewLife(books, {copy.copy, copy.head}, block, clock, random);
            });
        if (restored) openHere();
        return restored;
    }
    std::string setting(std::string_view key) {
        std::string value;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            value = books.settings().get(key)->value_or("");
            return {};
        }));
        return value;
    }
};

} // namespace

TEST_CASE_METHOD(Lives, "No number that was given after the backup is given again, whatever the clock says") {
    takeMany(2);
    clock.wall.ms = 0;
    take(); // provisional
    clock.wall.ms = FakeClock().wall.ms;
    backUp();
    takeMany(3);
    clock.wall.ms = 0;
    takeMany(2);
    SECTION("it is the same day") {
        clock.wall.ms = FakeClock().wall.ms;
    }
    SECTION("the clock is set back by a week") {
        clock.wall.ms = FakeClock().wall.ms - 7 * 86'400'000LL;
    }
    SECTION("the clock begins in 1970") {
        clock.wall.ms = 0;
    }
    REQUIRE(destroyAndRestore());
    takeMany(4);
    clock.wall.ms = FakeClock().wall.ms;
    takeMany(4);
    CHECK(doubled == 0);
    CHECK(given.size() == 16);
}

TEST_CASE_METHOD(Lives,
                 "A restored counter goes on with provisional numbers that carry a mark of their own") {
    backUp();
    REQUIRE(destroyAndRestore());
    CHECK(setting(ports::kRestoredSetting) == "yes"); // whoever sends has to know
    const auto number = take().number;
    CHECK(number.provisional);
    CHECK(domain::isProvisionalNumber(number.text));
    CHECK(number.text.starts_with("TAM-Q07R"));
    CHECK(number.text.find("-261121-0001-") != std::string::npos);
}

TEST_CASE_METHOD(Lives, "One backup that is restored twice leads to no number twice") {
    take();
    backUp();
    for (int life = 0; life < 3; ++life) {
        REQUIRE(destroyAndRestore());
        takeMany(3);
    }
    CHECK(doubled == 0);
    CHECK(given.size() == 10);
}

TEST_CASE_METHOD(Lives, "With a fresh block a restored counter gives official numbers at once") {
    takeMany(2);
    backUp();
    takeMany(3);
    REQUIRE(destroyAndRestore(NumberBlock{5100, 5109}));
    const auto number = take().number;
    CHECK_FALSE(number.provisional);
    CHECK(number.text == "H15.50.05.13-261121-5102"); // places count on within the day
    CHECK(doubled == 0);
}

TEST_CASE_METHOD(Lives,
                 "A block that touches a range which the counter had is refused, and nothing is restored") {
    take();
    backUp();
    const auto refused = destroyAndRestore(NumberBlock{5019, 5060});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(DomainCode::NumberBlockUsed));
    CHECK(refused.error().args == std::vector<std::string>{"5019-5060"});
    CHECK_FALSE(std::filesystem::exists(here / "counterfoil.db"));
}

TEST_CASE_METHOD(Lives, "A block that is given later ends the provisional numbers, and each is given once") {
    backUp();
    REQUIRE(destroyAndRestore());
    take();
    const auto give = [&](int first, int last) {
        return store->write([&](ports::Books& books) {
            return usecases::takeFreshBlock(books, {first, last});
        });
    };
    REQUIRE(give(6000, 6009));
    CHECK(take().number.text == "H15.50.05.13-261121-6000");
    CHECK(give(5000, 5001).error().is(DomainCode::NumberBlockUsed));
    CHECK(give(6009, 6010).error().is(DomainCode::NumberBlockUsed));
    CHECK(give(0, 10).error().is(DomainCode::NotSetUp));
    CHECK(take().number.text == "H15.50.05.13-261121-6001");
}

TEST_CASE_METHOD(Lives,
                 "A restore is a new life: another incarnation, a row in the audit, a backup that is due") {
    take();
    REQUIRE(store->write([](ports::Books& books) {
        return books.settings().put(ports::kIncarnationSetting, "the life before");
    }));
    backUp();
    const auto restored = destroyAndRestore();
    REQUIRE(restored);
    CHECK(setting(ports::kIncarnationSetting).size() == 32);
    REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
        CHECK(*books.audit().length() == restored->head.seq + 1);
        CHECK(*books.audit().firstBroken() == 0);
        return {};
    }));
    core::store::backup::DiskBackups backups(disk, secrets, here / "counterfoil.db", here / "documents");
    CHECK(usecases::BackUp(*store, backups, clock).isDue() == true);
    backUp(); // into the same folder: it is the same counter
    CHECK(usecases::VerifyStore(*store, *documents).verify()->whole());
}

TEST_CASE_METHOD(Lives,
                 "A restored counter signs the same day's end again, as another life, with the same key") {
    const auto sign = [&](ports::Books& books) { return books.heads().signDay("today"); };
    REQUIRE(store->write([&](ports::Books& books) -> base::Result<void> {
        if (auto kept = books.keys().insertDeviceKey(vault.makeDeviceKey().value()); !kept) return kept;
        if (auto life = ports::beginIncarnation(books, random); !life) return base::fail(life.error());
        return sign(books);
    }));
    backUp();
    REQUIRE(destroyAndRestore());
    REQUIRE(store->write(sign));
    std::vector<ports::SignedHead> heads;
    REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
        CHECK(books.heads().firstBroken().value() == 0);
        return books.heads().all().map([&](auto found) { heads = std::move(found); });
    }));
    REQUIRE(heads.size() == 2);
    CHECK(heads[0].device == heads[1].device);
    CHECK(heads[0].incarnation != heads[1].incarnation);
    CHECK(heads[1].incarnation == setting("sync.incarnation"));
    CHECK(heads[1].end.seq > heads[0].end.seq);
}
