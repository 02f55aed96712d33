// SPDX-License-Identifier: GPL-3.0-or-later
// The wall clock is at 1970, 400 days ahead or behind, or jumps while the counter works: what was done keeps
// its order and its dates, and no wait is won or lost. Backups and heads: back_up_test.cpp,
// copy_name_test.cpp, sign_in_test.cpp; numbers: receive_dossier_test.cpp, restored_test.cpp; the way to the
// portal: sync_clock_test.cpp.
#include "tests/core/usecases/counter_fixture.h"

#include "core/usecases/keep_draft.h"
#include "core/usecases/outbox_list.h"
#include "core/usecases/verify_store.h"

#include <catch2/catch.hpp>

using namespace tests;
using domain::DomainCode;

namespace {

constexpr std::int64_t kDay_ms = 86'400'000;
constexpr char kPassphrase[] = "bốn từ dễ nhớ";

// Where the clock stands, one after the other; today is the second.
std::vector<std::int64_t> jumps() {
    const auto today = FakeClock().wall.ms;
    return {0, today, today + 400 * kDay_ms, today - 400 * kDay_ms, today + 1, 0, today};
}

struct Jumping : CounterFixture {
    Jumping() { setUp(); }

    // One dossier at each place of the clock.
    std::vector<domain::Dossier> takeAll() {
        std::vector<domain::Dossier> taken;
        for (const auto wall : jumps()) {
            clock.wall.ms = wall;
            auto dossier = receiving().receive(completeIntake(), clerk);
            REQUIRE(dossier);
            taken.push_back(std::move(*dossier));
        }
        return taken;
    }
    template<class Question>
    auto ask(const Question& question) {
        typename decltype(question(std::declval<ports::Books&>()))::value_type answer{};
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            return question(books).map([&](auto found) { answer = std::move(found); });
        }));
        return answer;
    }
};

} // namespace

TEST_CASE_METHOD(
    Jumping, "Dossiers, the outbox and the audit stay in the order of the acts, however the clock jumps") {
    const auto taken = takeAll();
    const auto newest = ask([](ports::Books& books) { return books.dossiers().newest(100); });
    const auto rows = usecases::OutboxList(*store).rows(clerk);
    REQUIRE(rows);
    REQUIRE(newest.size() == taken.size());
    REQUIRE(rows->size() == taken.size());
    for (std::size_t i = 0; i < taken.size(); ++i) {
        const auto fromEnd = taken.size() - 1 - i;
        CHECK(newest[i].dossier.id == taken[fromEnd].id);
        CHECK((*rows)[i].dossier == taken[fromEnd].id);
    }
    const auto audit = ask([](ports::Books& books) {
        return books.audit().newest(100, {"dossier_taken", ""});
    });
    REQUIRE(audit.size() == taken.size());
    for (std::size_t i = 0; i < taken.size(); ++i)
        CHECK(audit[i].entry.subject == taken[taken.size() - 1 - i].id.hex());
    CHECK(usecases::VerifyStore(*store, files).verify()->whole());
}

TEST_CASE_METHOD(
    Jumping,
    "No number is given twice while the clock jumps, and none is official before the program's first day") {
    std::set<std::string> numbers;
    for (const auto& dossier : takeAll()) {
        CHECK(numbers.insert(dossier.number.text).second);
        CHECK(dossier.number.provisional == (dossier.receivedAt.ms < FakeClock().wall.ms));
    }
}

TEST_CASE_METHOD(Jumping,
                 "A dossier that was taken keeps its dates and what was frozen of it when the clock is set") {
    const auto dossier = receiving().receive(completeIntake(), clerk);
    REQUIRE(dossier);
    REQUIRE(dossier->dueAt);
    const auto frozen = ask([&](ports::Books& books) { return books.outbox().delivery(dossier->id, 1); });
    for (const auto wall : jumps()) {
        clock.wall.ms = wall;
        reopen();
        const auto found = ask([&](ports::Books& books) { return books.dossiers().find(dossier->id); });
        REQUIRE(found);
        CHECK(found->dossier.receivedAt == dossier->receivedAt);
        CHECK(found->dossier.dueAt == dossier->dueAt);
        CHECK(ask([&](ports::Books& books) { return books.outbox().delivery(dossier->id, 1); }).body ==
              frozen.body);
    }
}

TEST_CASE_METHOD(Jumping, "The draft that was changed last comes first, whatever the clock said") {
    usecases::KeepDraft drafts(*store, paper);
    std::vector<base::DossierId> kept;
    for (const auto wall : jumps()) {
        clock.wall.ms = wall;
        const auto intake = completeIntake();
        REQUIRE(drafts.keep(intake, clerk));
        kept.push_back(intake.dossier);
    }
    const auto rows = ask([](ports::Books& books) { return books.drafts().all(); });
    REQUIRE(rows.size() == kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i)
        CHECK(rows[i].dossier == kept[kept.size() - 1 - i]);
}

TEST_CASE_METHOD(Jumping,
                 "Nobody waits longer or shorter after wrong passphrases because the clock was set") {
    usecases::SignIn signIn(*store, vault, clock, random);
    REQUIRE(signIn.addFirstAccount({"mau", "Trần Văn Mẫu", ports::Role::Clerk, kPassphrase}));
    for (int i = 0; i < 5; ++i)
        REQUIRE_FALSE(signIn.signIn("mau", "wrong"));
    for (const auto wall : jumps()) {
        clock.wall.ms = wall;
        clock.boot_ms += 4'000;
        CHECK(signIn.signIn("mau", kPassphrase).error().is(DomainCode::SignInDelayed));
    }
    clock.boot_ms += 30'000 - 4'000 * static_cast<std::int64_t>(jumps().size());
    CHECK(signIn.signIn("mau", kPassphrase));
}
