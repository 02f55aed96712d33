// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/open_store.h"
#include "tests/core/store/sample_dossier.h"

using core::domain::Dossier;
using core::ports::Books;
using tests::ask;
using tests::mustWrite;
using tests::OwnStore;
using tests::sampleDossier;

namespace {

void insert(core::ports::Store& store, const Dossier& dossier) {
    mustWrite(store,
              [&](Books& books) { return books.dossiers().insert(dossier, tests::sampleFiles(dossier)); });
}

void checkSame(const core::domain::Document& a, const core::domain::Document& b) {
    CHECK(a.id == b.id);
    CHECK(a.component == b.component);
    CHECK(a.componentCode == b.componentCode);
    CHECK(a.name == b.name);
    CHECK(std::tuple(a.originals, a.copies, a.pages) == std::tuple(b.originals, b.copies, b.pages));
    CHECK(std::tuple(a.size_bytes, a.characters) == std::tuple(b.size_bytes, b.characters));
    CHECK(a.sha256 == b.sha256);
}

void checkSame(const Dossier& a, const Dossier& b) {
    CHECK(a.id == b.id);
    CHECK(a.revision == b.revision);
    CHECK(a.number == b.number);
    CHECK(a.procedureCode == b.procedureCode);
    CHECK(a.procedureName == b.procedureName);
    CHECK(a.procedureVersion == b.procedureVersion);
    CHECK(a.fieldCode == b.fieldCode);
    CHECK(a.fieldName == b.fieldName);
    CHECK(a.authority == b.authority);
    CHECK(a.submitter == b.submitter);
    CHECK(a.owner == b.owner);
    CHECK(a.abstract == b.abstract);
    CHECK(a.channel == b.channel);
    CHECK(a.returnMethod == b.returnMethod);
    CHECK(a.returnPlace == b.returnPlace);
    CHECK(a.fee == b.fee);
    CHECK(a.termText == b.termText);
    CHECK(a.receivedAt == b.receivedAt);
    CHECK(a.dueAt == b.dueAt);
    CHECK(a.calendarVersion == b.calendarVersion);
    CHECK(a.counter == b.counter);
    CHECK(a.clerk == b.clerk);
    CHECK(a.clerkName == b.clerkName);
    CHECK(a.work == b.work);
    REQUIRE(a.documents.size() == b.documents.size());
    for (std::size_t i = 0; i < a.documents.size(); ++i)
        checkSame(a.documents[i], b.documents[i]);
}

} // namespace

TEST_CASE("A dossier is found by its identifier with every field and its documents in order") {
    OwnStore own;
    const auto dossier = sampleDossier(1);
    insert(*own, dossier);
    own.reopen();
    const auto row = ask(*own, [&](Books& books) { return books.dossiers().find(dossier.id); });
    REQUIRE(row);
    checkSame(row->dossier, dossier);
}

TEST_CASE("A dossier without due date, birth dates and documents is found as it is") {
    OwnStore own;
    auto dossier = sampleDossier(1);
    dossier.dueAt.reset();
    dossier.submitter.birth.reset();
    dossier.documents.clear();
    insert(*own, dossier);
    const auto row = ask(*own, [&](Books& books) { return books.dossiers().find(dossier.id); });
    REQUIRE(row);
    checkSame(row->dossier, dossier);
}

TEST_CASE("A dossier is found by its whole number, official or provisional, and by no part of it") {
    OwnStore own;
    auto provisional = sampleDossier(2);
    provisional.number = {"TAM-Q07-261121-0042-E", true};
    insert(*own, sampleDossier(1));
    insert(*own, provisional);
    const auto found = [&](std::string_view number) {
        return ask(*own, [&](Books& books) { return books.dossiers().findByNumber(number); });
    };
    REQUIRE(found(sampleDossier(1).number.text));
    CHECK(found(sampleDossier(1).number.text)->dossier.id == sampleDossier(1).id);
    REQUIRE(found("TAM-Q07-261121-0042-E"));
    CHECK(found("TAM-Q07-261121-0042-E")->dossier.number == provisional.number);
    CHECK_FALSE(found("TAM-Q07-261121-0042"));
    CHECK_FALSE(found(""));
}

TEST_CASE("An unknown dossier is nothing, not an error") {
    OwnStore own;
    CHECK_FALSE(ask(*own, [](Books& books) { return books.dossiers().find({}); }));
}

TEST_CASE("Lists are in the order of taking, newest first, whatever the clock said") {
    OwnStore own;
    for (int i = 1; i <= 3; ++i) {
        auto dossier = sampleDossier(i);
        dossier.receivedAt.ms -= i * 1'000'000'000LL;
        insert(*own, dossier);
    }
    const auto rows = ask(*own, [](Books& books) { return books.dossiers().newest(2); });
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].dossier.id == sampleDossier(3).id);
    CHECK(rows[1].dossier.id == sampleDossier(2).id);
    CHECK(rows[0].seq > rows[1].seq);
    CHECK(rows[0].dossier.documents.size() == 3);
}

TEST_CASE("Dossiers are counted by procedure, among those that were taken last") {
    OwnStore own;
    for (int i = 1; i <= 5; ++i) {
        auto dossier = sampleDossier(i);
        dossier.procedureCode = i <= 2 ? "1.004222" : "1.001193";
        insert(*own, dossier);
    }
    using Uses = std::map<std::string, int, std::less<>>;
    const auto uses = [&](int newest) {
        return ask(*own, [&](Books& books) { return books.dossiers().procedureUses(newest); });
    };
    CHECK(uses(100) == Uses{{"1.001193", 3}, {"1.004222", 2}});
    CHECK(uses(4) == Uses{{"1.001193", 3}, {"1.004222", 1}});
    CHECK(uses(0).empty());
}

TEST_CASE("The files of all dossiers are listed as they were saved, and each is found by its document") {
    OwnStore own;
    const auto second = sampleDossier(2);
    const auto files = tests::sampleFiles(second);
    insert(*own, sampleDossier(1));
    mustWrite(*own, [&](Books& books) { return books.dossiers().insert(second, files); });
    const auto listed = ask(*own, [](Books& books) { return books.dossiers().files(); });
    REQUIRE(listed.size() == 6);
    const auto found = ask(*own, [&](Books& books) { return books.dossiers().file(second.documents[1].id); });
    REQUIRE(found);
    for (const auto& file : {listed[4], *found}) {
        CHECK(file.document == second.documents[1].id);
        CHECK(file.size_bytes == files[1].size_bytes);
        CHECK(file.sha256 == files[1].sha256);
        CHECK(file.ownKey == files[1].ownKey);
    }
    CHECK_FALSE(ask(*own, [](Books& books) { return books.dossiers().file({}); }));
}

TEST_CASE("A dossier whose files are not those of its documents is not saved") {
    OwnStore own;
    const auto dossier = sampleDossier(1);
    auto files = tests::sampleFiles(dossier);
    std::swap(files[0], files[1]);
    CHECK_FALSE((*own).write([&](Books& books) { return books.dossiers().insert(dossier, files); }));
    CHECK_FALSE((*own).write([&](Books& books) { return books.dossiers().insert(dossier, {}); }));
    CHECK(ask(*own, [](Books& books) { return books.dossiers().heads(); }).empty());
}

TEST_CASE("While the vault is locked a dossier's head is there and its persons are not") {
    core::vault::Vault vault(tests::kCheapGuess);
    tests::makeKeys(vault);
    const tests::TempFolder folder;
    const auto store = core::store::SqliteStore::open(folder / "counterfoil.db", vault).value();
    auto dossier = sampleDossier(1);
    dossier.documents.clear();
    mustWrite(*store, [&](Books& books) { return books.dossiers().insert(dossier, {}); });
    vault.lock();
    const auto head = ask(*store, [&](Books& books) { return books.dossiers().head(dossier.id); });
    REQUIRE(head);
    CHECK(head->number == dossier.number);
    CHECK(head->procedureName == dossier.procedureName);
    CHECK(head->receivedAt == dossier.receivedAt);
    const auto isLocked = [](const core::base::Result<void>& done) {
        return !done && done.error().is(core::ports::StoreCode::VaultLocked);
    };
    CHECK(isLocked(store->read([&](Books& books) -> core::base::Result<void> {
        return books.dossiers().find(dossier.id).map([](const auto&) {});
    })));
    auto second = sampleDossier(2);
    second.documents.clear();
    CHECK(isLocked(store->write([&](Books& books) { return books.dossiers().insert(second, {}); })));
}

TEST_CASE("Two dossiers cannot have one number, and the second leaves nothing") {
    OwnStore own;
    insert(*own, sampleDossier(1));
    auto second = sampleDossier(2);
    second.number = sampleDossier(1).number;
    CHECK_FALSE((*own).write(
        [&](Books& books) { return books.dossiers().insert(second, tests::sampleFiles(second)); }));
    CHECK(ask(*own, [](Books& books) { return books.dossiers().files(); }).size() == 3);
}

TEST_CASE("One dossier cannot be saved twice") {
    OwnStore own;
    insert(*own, sampleDossier(1));
    auto again = sampleDossier(1);
    again.number.text += "0";
    again.documents.clear();
    CHECK_FALSE((*own).write([&](Books& books) { return books.dossiers().insert(again, {}); }));
}
