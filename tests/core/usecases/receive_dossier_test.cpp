// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/usecases/counter_fixture.h"

#include "core/store/sqlite/database.h"
#include "core/usecases/keep_draft.h"
#include "core/usecases/outbox_list.h"
#include "core/usecases/read_dossier.h"
#include "core/usecases/verify_store.h"

#include <catch2/catch.hpp>

using namespace tests;
using domain::DomainCode;

TEST_CASE("An accepted dossier has the next number of the counter's range, a due date and all its papers") {
    CounterFixture counter;
    counter.setUp();
    const auto dossier = counter.receiving().receive(counter.completeIntake(), counter.clerk);
    REQUIRE(dossier);
    CHECK(dossier->number.text == "H15.50.05.13-261121-5000");
    CHECK_FALSE(dossier->number.provisional);
    REQUIRE(dossier->dueAt);
    CHECK(base::toDisplay(base::toLocal(*dossier->dueAt)) == "23/11/2026 17:00");
    REQUIRE(dossier->documents.size() == 3);
    CHECK(dossier->documents[0].component == "form");
    CHECK(dossier->documents[2].component == domain::kIdCardComponent);
    CHECK(dossier->documents[2].name == "Căn cước");
}

TEST_CASE(
    "A save writes dossier, files, frozen revision, outbox and audit together, and the batch is released") {
    CounterFixture counter;
    counter.setUp();
    const auto intake = counter.completeIntake();
    const auto dossier = counter.receiving().receive(intake, counter.clerk);
    REQUIRE(dossier);
    counter.reopen();
    const auto verdict = usecases::VerifyStore(*counter.store, counter.files).verify();
    REQUIRE(verdict);
    CHECK(verdict->whole());
    CHECK(verdict->dossiers == 1);
    CHECK(verdict->documents == 3);
    CHECK(verdict->auditRows >= 1);
    const auto rows = usecases::OutboxList(*counter.store).rows(counter.clerk);
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    CHECK(rows->front().files == 3);
    CHECK(rows->front().ownerName == "Nguyễn Thị Mẫu");
    CHECK(rows->front().state == ports::OpState::Queued);
    CHECK(counter.paper.released.contains(intake.batch));
}

TEST_CASE("A stack with a page that the intake does not know is neither saved nor released") {
    CounterFixture counter;
    counter.setUp();
    const auto intake = counter.completeIntake();
    counter.paper.hasMore = true;
    CHECK_FALSE(counter.receiving().receive(intake, counter.clerk));
    CHECK(counter.paper.released.empty());
    CHECK(usecases::VerifyStore(*counter.store, counter.files).verify()->dossiers == 0);
    counter.paper.hasMore = false;
    CHECK(counter.receiving().receive(intake, counter.clerk));
}

TEST_CASE("A dossier without a stack is not asked for one") {
    CounterFixture counter;
    counter.setUp();
    auto intake = counter.completeIntake();
    intake.batch = {};
    counter.paper.hasMore = true;
    CHECK(counter.receiving().receive(intake, counter.clerk));
}

TEST_CASE("Accepting the same intake twice gives the same dossier and the same number") {
    CounterFixture counter;
    counter.setUp();
    const auto intake = counter.completeIntake();
    const auto first = counter.receiving().receive(intake, counter.clerk);
    counter.reopen();
    const auto second = counter.receiving().receive(intake, counter.clerk);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(second->number.text == first->number.text);
    CHECK(usecases::VerifyStore(*counter.store, counter.files).verify()->dossiers == 1);
}

TEST_CASE("A missing required component blocks the acceptance and is named") {
    CounterFixture counter;
    counter.setUp();
    auto intake = counter.completeIntake();
    intake.pages.erase(intake.pages.begin() + 1);
    const auto refused = counter.receiving().receive(intake, counter.clerk);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(DomainCode::ComponentsMissing));
    CHECK(refused.error().args == std::vector<std::string>{"Giấy form"});
}

TEST_CASE("Pages without a component block the acceptance, pages set aside do not") {
    CounterFixture counter;
    counter.setUp();
    auto intake = counter.completeIntake();
    CHECK(counter.receiving().check(intake));
    intake.pages.back().setAside = false;
    const auto refused = counter.receiving().check(intake);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(DomainCode::PagesUnassigned));
}

TEST_CASE("A page that was cut short blocks the acceptance until it is taken or scanned again") {
    CounterFixture counter;
    counter.setUp();
    auto intake = counter.completeIntake();
    intake.pages.front().incomplete = true;
    const auto refused = counter.receiving().receive(intake, counter.clerk);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(DomainCode::PagesIncomplete));
    intake.pages.front().incomplete = false;
    CHECK(counter.receiving().check(intake));
}

TEST_CASE("A disk that is full while the papers are filed leaves no dossier and uses no number") {
    CounterFixture counter;
    counter.setUp();
    const auto intake = counter.completeIntake();
    counter.paper.fails = true;
    const auto failed = counter.receiving().receive(intake, counter.clerk);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().is(ports::StoreCode::DiskFull));
    counter.paper.fails = false;
    const auto saved = counter.receiving().receive(intake, counter.clerk);
    REQUIRE(saved);
    CHECK(saved->number.text == "H15.50.05.13-261121-5000");
}

TEST_CASE("When the range of the day is used up the dossier gets a provisional number") {
    CounterFixture counter;
    counter.setUp(7, 8);
    auto receiving = counter.receiving();
    CHECK(receiving.receive(counter.completeIntake(), counter.clerk)->number.text ==
          "H15.50.05.13-261121-0007");
    CHECK(receiving.receive(counter.completeIntake(), counter.clerk)->number.text ==
          "H15.50.05.13-261121-0008");
    const auto third = receiving.receive(counter.completeIntake(), counter.clerk)->number;
    CHECK(third.provisional);
    CHECK(domain::isProvisionalNumber(third.text));
}

TEST_CASE(
    "Where the portal gives each dossier its number it is provisional here, and no block is asked for") {
    CounterFixture counter;
    counter.setUp(); // and has used numbers of its own before
    REQUIRE(counter.receiving().receive(counter.completeIntake(), counter.clerk));
    REQUIRE(counter.store->write([](ports::Books& books) -> base::Result<void> {
        auto setup = usecases::loadSetup(books);
        if (!setup) return base::fail(setup.error());
        setup->portalKind = usecases::kMinistryExchange;
        setup->exchangeUser = setup->exchangeStepWords = "Mẫu";
        setup->range.first = setup->range.last = 0;
        setup->range.mode = domain::NumberMode::Server;
        return usecases::saveSetup(books, *setup);
    }));
    const auto number = counter.receiving().receive(counter.completeIntake(), counter.clerk)->number;
    CHECK(number.provisional);
    CHECK(domain::isProvisionalNumber(number.text));
    const auto read = counter.store->read([](ports::Books& books) {
        return books.numbers().isLeaseOpen().map([](bool isOpen) { CHECK_FALSE(isOpen); });
    });
    CHECK(read);
}

TEST_CASE("The next day starts at the first number of the range again") {
    CounterFixture counter;
    counter.setUp();
    REQUIRE(counter.receiving().receive(counter.completeIntake(), counter.clerk));
    counter.clock.wall.ms += std::int64_t{24} * 3600 * 1000;
    CHECK(counter.receiving().receive(counter.completeIntake(), counter.clerk)->number.text ==
          "H15.50.05.13-261122-5000");
}

TEST_CASE("A clock of 1970 never dates an official number") {
    CounterFixture counter;
    counter.setUp();
    counter.clock.wall = {0};
    CHECK(counter.receiving().receive(counter.completeIntake(), counter.clerk)->number.provisional);
}

TEST_CASE("A counter that was not set up accepts nothing and says so") {
    CounterFixture counter;
    const auto refused = counter.receiving().receive(counter.completeIntake(), counter.clerk);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(DomainCode::NotSetUp));
}

TEST_CASE("A draft is kept until its dossier is accepted, and a late one does not come back") {
    CounterFixture counter;
    counter.setUp();
    usecases::KeepDraft drafts(*counter.store, counter.paper);
    const auto intake = counter.completeIntake();
    REQUIRE(drafts.keep(intake, counter.clerk));
    counter.reopen();
    usecases::KeepDraft again(*counter.store, counter.paper);
    const auto open = again.open(counter.clerk);
    REQUIRE(open);
    REQUIRE(open->size() == 1);
    CHECK(open->front().submitter.name == "Nguyễn Thị Mẫu");
    CHECK(open->front().pages.size() == 4);
    CHECK(open->front().batch == intake.batch);

    REQUIRE(counter.receiving().receive(intake, counter.clerk));
    REQUIRE(again.keep(intake, counter.clerk));
    CHECK(again.open(counter.clerk)->empty());
}

TEST_CASE("Whoever may not take a dossier keeps no draft, sees none and throws none away") {
    CounterFixture counter;
    counter.setUp();
    usecases::KeepDraft drafts(*counter.store, counter.paper);
    const auto intake = counter.completeIntake();
    REQUIRE(drafts.keep(intake, counter.clerk));
    auto technician = counter.clerk; // even one's own, of the time before
    technician.role = ports::Role::Technician;
    CHECK(drafts.keep(counter.completeIntake(), technician).error().is(DomainCode::NotAllowed));
    CHECK(drafts.open(technician).error().is(DomainCode::NotAllowed));
    CHECK(drafts.discard(intake, technician).error().is(DomainCode::NotAllowed));
    CHECK(counter.paper.released.empty());
    CHECK(drafts.open(counter.clerk)->size() == 1);
}

TEST_CASE(
    "While the vault is locked no dossier is accepted, and what was written down so far stays as it is") {
    CounterFixture counter;
    counter.setUp();
    usecases::KeepDraft drafts(*counter.store, counter.paper);
    const auto intake = counter.completeIntake();
    REQUIRE(drafts.keep(intake, counter.clerk));
    counter.vault.lock();
    CHECK(counter.receiving().receive(intake, counter.clerk).error().is(ports::StoreCode::VaultLocked));
    CHECK(drafts.keep(intake, counter.clerk).error().is(ports::StoreCode::VaultLocked));
    CHECK(drafts.open(counter.clerk).error().is(ports::StoreCode::VaultLocked));
    CHECK(counter.paper.released.empty());
    CHECK(usecases::VerifyStore(*counter.store, counter.files).verify()->dossiers == 0);
}

TEST_CASE("A locked vault shows what waits without the owners, and the store is verified without it") {
    CounterFixture counter;
    counter.setUp();
    const auto dossier = counter.receiving().receive(counter.completeIntake(), counter.clerk);
    REQUIRE(dossier);
    counter.vault.lock();
    usecases::OutboxList outbox(*counter.store);
    CHECK(outbox.rows(counter.clerk).error().is(ports::StoreCode::VaultLocked));
    const auto rows = outbox.rowsOfLocked();
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    CHECK(rows->front().number == dossier->number.text);
    CHECK(rows->front().ownerName.empty());
    CHECK(usecases::VerifyStore(*counter.store, counter.files).verify()->whole());
}

TEST_CASE(
    "A technician who signs in sees what waits, and neither its owners nor what the portal said of them") {
    CounterFixture counter;
    counter.setUp();
    const auto dossier = counter.receiving().receive(counter.completeIntake(), counter.clerk);
    REQUIRE(dossier);
    REQUIRE(counter.store->write([&](ports::Books& books) -> base::Result<void> {
        auto op = books.outbox().opsOf(dossier->id, 1)->front();
        op.state = ports::OpState::NeedsClerk;
        op.lastProblem = "invalid-field";
        op.lastDetail = "Nguyễn Thị Mẫu: sai ngày sinh";
        return books.outbox().updateOp(op);
    }));
    usecases::OutboxList outbox(*counter.store);
    const auto seen = outbox.rows({counter.clerk.clerk, "Kỹ Thuật", ports::Role::Technician});
    REQUIRE(seen);
    CHECK(seen->front().number == dossier->number.text);
    CHECK(seen->front().problem == "invalid-field");
    CHECK(seen->front().ownerName.empty());
    CHECK(seen->front().detail.empty());
    CHECK(outbox.rows(counter.clerk)->front().detail == "Nguyễn Thị Mẫu: sai ngày sinh");
}

TEST_CASE("One dossier that does not open hides no other from the outbox") {
    CounterFixture counter;
    counter.setUp();
    const auto damaged = counter.receiving().receive(counter.completeIntake(), counter.clerk);
    const auto whole = counter.receiving().receive(counter.completeIntake(), counter.clerk);
    REQUIRE((damaged && whole));
    counter.store.reset();
    {
        const auto tool = core::store::sqlite::Database::open(counter.folder / "counterfoil.db",
                                                              core::store::sqlite::Access::Write);
        REQUIRE(tool);
        REQUIRE((*tool)->execute("UPDATE dossier SET payload=x'00' WHERE seq=1"));
    }
    counter.reopen();
    const auto rows = usecases::OutboxList(*counter.store).rows(counter.clerk);
    REQUIRE(rows);
    REQUIRE(rows->size() == 2);
    CHECK(rows->at(0).ownerName == "Nguyễn Thị Mẫu");
    CHECK_FALSE(rows->at(1).isWhole);
    CHECK(rows->at(1).number == damaged->number.text);
}

TEST_CASE(
    "A clerk and a supervisor read a dossier with its papers; a technician neither reads nor accepts one") {
    CounterFixture counter;
    counter.setUp();
    const usecases::SignedIn technician{counter.clerk.clerk, "Kỹ Thuật", ports::Role::Technician};
    const usecases::SignedIn supervisor{counter.clerk.clerk, "Trưởng", ports::Role::Supervisor};
    CHECK(
        counter.receiving().receive(counter.completeIntake(), technician).error().is(DomainCode::NotAllowed));
    const auto dossier = counter.receiving().receive(counter.completeIntake(), counter.clerk);
    REQUIRE(dossier);
    usecases::ReadDossier reading(*counter.store, counter.files, counter.changes, counter.clock);
    for (const auto& who : {counter.clerk, supervisor}) {
        const auto found = reading.find(dossier->number.text, who);
        REQUIRE(found);
        CHECK(found->owner.name == "Nguyễn Thị Mẫu");
        const auto paper = reading.paper(found->documents[0], who);
        REQUIRE(paper);
        CHECK(counter.secrets.sha256(*paper) == found->documents[0].sha256);
    }
    CHECK(reading.find(dossier->id.hex(), counter.clerk)->number == dossier->number);
    CHECK(reading.find("X-1", counter.clerk).error().is(DomainCode::DossierUnknown));
    CHECK(reading.find(dossier->number.text, technician).error().is(DomainCode::NotAllowed));
    CHECK(reading.paper(dossier->documents[0], technician).error().is(DomainCode::NotAllowed));
}

TEST_CASE("Verifying names the document whose file was changed and the one whose file is gone") {
    CounterFixture counter;
    counter.setUp();
    const auto dossier = counter.receiving().receive(counter.completeIntake(), counter.clerk);
    REQUIRE(dossier);
    std::ofstream(counter.files.pathOf(dossier->documents[0].id), std::ios::app) << "x";
    std::filesystem::remove(counter.files.pathOf(dossier->documents[1].id));
    const auto verdict = usecases::VerifyStore(*counter.store, counter.files).verify();
    REQUIRE(verdict);
    CHECK_FALSE(verdict->whole());
    CHECK(verdict->changed == std::vector<std::string>{dossier->documents[0].id.hex()});
    CHECK(verdict->missing == std::vector<std::string>{dossier->documents[1].id.hex()});
}

TEST_CASE("On a full disk the reserve is given up once, and the dossier in hand is finished") {
    CounterFixture counter;
    counter.setUp();
    counter.reserve.isThere = true;
    counter.reserve.left = ports::DiskRoom::OnlyReceipts;
    counter.paper.fullTimes = 1;
    CHECK(counter.receiving().receive(counter.completeIntake(), counter.clerk));
    CHECK_FALSE(counter.reserve.isThere);

    counter.paper.fullTimes = 1;
    const auto refused = counter.receiving().receive(counter.completeIntake(), counter.clerk);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(ports::StoreCode::DiskFull));
    CHECK(usecases::VerifyStore(*counter.store, counter.files).verify()->dossiers == 1);
}

TEST_CASE("A dossier without paper is begun while there is room, and not when only receipts fit") {
    CounterFixture counter;
    counter.setUp();
    counter.procedures.birth.components.clear();
    auto intake = counter.completeIntake();
    intake.batch = {};
    intake.pages.clear();
    counter.reserve.left = ports::DiskRoom::OnlyReceipts;
    const auto refused = counter.receiving().receive(intake, counter.clerk);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(ports::StoreCode::LittleRoom));
    CHECK(refused.error().args == std::vector<std::string>{"12"});
    counter.reserve.left = ports::DiskRoom::NoScans;
    CHECK(counter.receiving().receive(intake, counter.clerk));
}

TEST_CASE("An end of the audit that the portal refused is shown to whoever signs in, and can be sent again") {
    CounterFixture counter;
    counter.setUp();
    REQUIRE(counter.store->write([&](ports::Books& books) -> base::Result<void> {
        const auto key = counter.vault.makeDeviceKey();
        REQUIRE(key);
        REQUIRE(books.keys().insertDeviceKey(*key));
        REQUIRE(books.settings().put(ports::kIncarnationSetting, "a"));
        REQUIRE(books.audit().append({"signed_in", "system", "", "{}", counter.clock.now()}));
        return books.heads().signDay("2026-11-21");
    }));
    usecases::OutboxList outbox(*counter.store);
    CHECK(outbox.rows(counter.clerk)->empty()); // it only waits
    REQUIRE(counter.store->write([&](ports::Books& books) -> base::Result<void> {
        auto op = books.outbox().openOps()->front();
        op.state = ports::OpState::NeedsClerk;
        op.lastProblem = "conflict";
        return books.outbox().updateOp(op);
    }));
    for (const auto& rows : {outbox.rows(counter.clerk), outbox.rowsOfLocked()}) {
        REQUIRE(rows);
        REQUIRE(rows->size() == 1);
        CHECK(rows->front().single);
        CHECK(rows->front().problem == "conflict");
    }
    REQUIRE(outbox.sendAgain(outbox.rowsOfLocked()->front()));
    CHECK(outbox.rows(counter.clerk)->empty());
}
