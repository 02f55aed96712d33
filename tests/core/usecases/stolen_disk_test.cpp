// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever has the disk and no passphrase: no personal word of 200 dossiers stands anywhere in the data
// folder.
#include "core/sync/portals/intake_body.h"
#include "core/usecases/keep_draft.h"
#include "tests/core/usecases/personal_words.h"

#include <catch2/catch.hpp>

using namespace tests;

namespace {

constexpr int kDossiers = 200;

} // namespace

TEST_CASE("A stolen disk shows no personal word of 200 dossiers and their drafts, papers and letters") {
    CounterFixture counter;
    counter.setUp(1000, 9999);
    FakeRandom random(42);
    NamingPaper paper;
    const core::sync::IntakeBody format;
    counter.clerk.fullName = invented(random, 3);
    usecases::SignIn signIn(*counter.store, counter.vault, counter.clock, counter.random);
    REQUIRE(signIn.addFirstAccount({"mau", counter.clerk.fullName, ports::Role::Clerk, "bốn từ dễ nhớ"}));
    usecases::KeepDraft drafts(*counter.store, paper);
    usecases::ReceiveDossier receiving({*counter.store, counter.files, counter.reserve, paper,
                                        counter.procedures, format, counter.clock, counter.random});

    Needles needles;
    needles.addText(counter.clerk.fullName);
    for (int i = 0; i < kDossiers; ++i) {
        auto intake = counter.completeIntake();
        intake.submitter = person(random);
        intake.ownerIsSubmitter = false;
        intake.owner = person(random);
        intake.abstract = "về việc của " + invented(random, 5);
        addPerson(needles, intake.submitter);
        addPerson(needles, intake.owner);
        needles.addText(intake.abstract);
        paper.text = invented(random, 12) + ' ' + digits(random, 9);
        needles.addText(paper.text);
        REQUIRE(drafts.keep(intake, counter.clerk));
        const auto stays = i % 10 == 0; // a draft that nobody has ended
        if (!stays) REQUIRE(receiving.receive(intake, counter.clerk));
    }
    REQUIRE(needles.size() > 10'000);

    const auto log = counter.folder / "counterfoil.db-wal";
    REQUIRE(std::filesystem::file_size(log) > 100'000);
    std::size_t looked = 0;
    CHECK(foundUnder(counter.folder.path(), needles, looked) == "");
    CHECK(looked > 1'000'000);
    counter.store.reset(); // all of the log is in the database now
    CHECK(foundUnder(counter.folder.path(), needles, looked) == "");

    // The search itself: one word in one encoding beside them is found.
    const auto word = invented(random, 2);
    needles.addText(word);
    for (const auto& bytes : {word, base::folded(word), utf16(word, false), utf16(word, true)}) {
        std::ofstream(counter.folder / "planted", std::ios::binary) << "noise" << bytes << "noise";
        CHECK(foundUnder(counter.folder.path(), needles, looked) != "");
    }
}
