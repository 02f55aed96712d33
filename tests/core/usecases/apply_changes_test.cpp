// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/apply_changes.h"

#include "core/store/memory_index.h"
#include "core/store/sqlite/database.h"
#include "core/usecases/find_dossiers.h"
#include "core/usecases/read_dossier.h"
#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tests;
using domain::PortalState;
using nlohmann::json;

namespace {

struct Told : CounterFixture {
    domain::Dossier dossier;
    std::int64_t lastSeq = 0;

    Told() {
        setUp();
        dossier = take();
        write([](ports::Books& books) { return books.feed().begin("9f2c", ""); });
    }
    domain::Dossier take() {
        const auto taken = receiving().receive(completeIntake(), clerk);
        REQUIRE(taken);
        return *taken;
    }
    void write(const std::function<base::Result<void>(ports::Books&)>& act) const {
        const auto done = store->write(act);
        INFO((done ? std::string() : describe(done.error())));
        REQUIRE(done);
    }
    void tell(const std::string& kind, const json& body, const base::DossierId& of = {}) {
        ports::FeedPage page{{"9f2c", "c", 0, ""}, {}};
        page.events.push_back({++lastSeq, kind, of, body.dump(), {}});
        write([&](ports::Books& books) { return books.feed().advance(page); });
    }
    int apply() {
        const auto read = usecases::ApplyChanges(*store, changes, clock).apply();
        INFO((read ? std::string() : describe(read.error())));
        REQUIRE(read);
        return *read;
    }
    domain::Dossier opened(const domain::Dossier& wanted) {
        const auto found = usecases::ReadDossier(*store, files, changes, clock).find(wanted.id.hex(), clerk);
        REQUIRE(found);
        return *found;
    }
    std::optional<PortalState> inList(const domain::Dossier& wanted) {
        std::optional<PortalState> state;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            return books.search().newestLines(100).map([&](const auto& lines) {
                for (const auto& line : lines)
                    if (line.row.dossier.id == wanted.id) state = line.portal;
            });
        }));
        return state;
    }
    std::vector<ports::AuditRow> audited(const char* kind) {
        std::vector<ports::AuditRow> rows;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            return books.audit().newest(100, {kind, ""}).map([&](auto found) { rows = std::move(found); });
        }));
        return rows;
    }
};

} // namespace

TEST_CASE_METHOD(Told, "Before the portal has said anything a dossier has no state there") {
    CHECK(inList(dossier) == std::nullopt);
    CHECK(opened(dossier).portalChanges.empty());
    CHECK(apply() == 0);
}

TEST_CASE_METHOD(Told,
                 "State, papers asked for, refusal and result are on the dossier, in the portal's words") {
    tell("status", {{"state", 4}, {"at", "2026-11-23T02:00:00.000Z"}}, dossier.id);
    tell("supplement", {{"items", {"Giấy chứng sinh", "Tờ khai"}}, {"reason_vi", "Thiếu chữ ký"}},
         dossier.id);
    CHECK(apply() == 2);
    CHECK(inList(dossier) == PortalState::SupplementAsked);
    const auto told = opened(dossier).portalChanges;
    REQUIRE(told.size() == 2);
    CHECK(told[0].state == PortalState::Processing);
    CHECK(told[0].at == base::fromRfc3339("2026-11-23T02:00:00.000Z"));
    CHECK(told[1] == domain::PortalChange{
                         PortalState::SupplementAsked, "Thiếu chữ ký", {"Giấy chứng sinh", "Tờ khai"}, {}});
    tell("refusal", {{"reason_vi", "Sai thẩm quyền"}}, dossier.id);
    CHECK(apply() == 1);
    CHECK(inList(dossier) == PortalState::NotAccepted);
    tell("result", {{"items", {"Giấy khai sinh"}}}, dossier.id);
    CHECK(apply() == 1);
    CHECK(inList(dossier) == PortalState::Finished);
    CHECK(opened(dossier).portalChanges.size() == 4);
    CHECK(apply() == 0);
    CHECK(opened(dossier).portalChanges.size() == 4);
}

TEST_CASE_METHOD(Told, "The last that came counts, whatever the times in it say") {
    tell("status", {{"state", 9}, {"at", "2030-01-01T00:00:00.000Z"}}, dossier.id);
    tell("status", {{"state", 4}, {"at", "1970-01-01T00:00:00.000Z"}}, dossier.id);
    apply();
    CHECK(inList(dossier) == PortalState::Processing);
}

TEST_CASE_METHOD(Told, "What this program does not know stays unread, and hides nothing behind it") {
    for (int i = 0; i < 150; ++i)
        tell("horoscope", {{"state", 4}}, dossier.id);
    tell("status", {{"state", 11}}, dossier.id);
    tell("status", {{"state", "four"}}, dossier.id);
    tell("number_block", {{"from", 1}});
    tell("status", {{"state", 6}}, dossier.id);
    CHECK(apply() == 1);
    CHECK(inList(dossier) == PortalState::PaymentAsked);
    CHECK(apply() == 0);
    std::size_t unread = 0;
    REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
        return books.feed().unread(1000).map([&](const auto& rows) { unread = rows.size(); });
    }));
    CHECK(unread == 153);
}

TEST_CASE_METHOD(Told, "A change of a dossier that is not here is read and changes nothing") {
    tell("status", {{"state", 4}}, ports::newId<base::DossierId>(random));
    CHECK(apply() == 1);
    CHECK(inList(dossier) == std::nullopt);
}

TEST_CASE_METHOD(Told, "Changes are read while the vault is locked, as the courier brings them") {
    tell("status", {{"state", 4}}, dossier.id);
    vault.lock();
    CHECK(apply() == 1);
}

TEST_CASE_METHOD(Told, "A block of numbers from the portal is the counter's from then on") {
    tell("number_block", {{"from", 6000}, {"to", 6009}});
    CHECK(apply() == 1);
    CHECK(take().number.text.ends_with("-6001")); // one number of the day was given already
    REQUIRE(audited("numbers_given").size() == 1);
    tell("number_block", {{"from", 6000}, {"to", 6009}});
    CHECK(apply() == 1);
    CHECK(take().number.text.ends_with("-6002"));
    CHECK(audited("numbers_given").size() == 1);
    CHECK(audited("numbers_refused").empty());
}

TEST_CASE_METHOD(Told, "A block that the counter had before, or that is none, is refused and noted") {
    tell("number_block", {{"from", 6000}, {"to", 6009}});
    tell("number_block", {{"from", 5050}, {"to", 5060}});
    tell("number_block", {{"from", 9}, {"to", 3}});
    CHECK(apply() == 3);
    CHECK(audited("numbers_refused").size() == 2);
    CHECK(take().number.text.ends_with("-6001"));
}

TEST_CASE_METHOD(Told,
                 "The official number comes to a dossier with a provisional one, once, and both find it") {
    clock.wall.ms = 0;
    const auto taken = take();
    clock.wall.ms = FakeClock().wall.ms;
    REQUIRE(taken.number.provisional);
    const std::string official = "H15.50.05.13-261121-0975";
    core::store::MemoryIndexes indexes;
    usecases::FindDossiers finding(*store, indexes);
    REQUIRE(finding.open(clerk));
    REQUIRE(finding.fill({}));
    const auto finds = [&](const std::string& typed) {
        const auto found = finding.find(typed, clerk);
        REQUIRE(found);
        return found->lines.size() == 1 && found->lines[0].row.dossier.id == taken.id;
    };
    CHECK_FALSE(finds(official));
    tell("number", {{"number", official}}, taken.id);
    tell("number", {{"number", official}}, taken.id);
    CHECK(apply() == 2);
    CHECK(opened(taken).number == domain::DossierNumber{official, false});
    CHECK(opened(taken).provisionalNumber == taken.number.text);
    CHECK(finds(official)); // also before the next sign-in
    CHECK(finds(taken.number.text));
    REQUIRE(finding.open(clerk));
    REQUIRE(finding.fill({}));
    CHECK(finds(official));
    CHECK(finds("0975"));
    CHECK(finds(taken.number.text));
    const auto found = usecases::ReadDossier(*store, files, changes, clock).find(taken.number.text, clerk);
    REQUIRE(found);
    CHECK(found->number.text == official);
    CHECK(audited("number_official").size() == 2);
}

TEST_CASE_METHOD(Told,
                 "An official number that comes while the vault is locked is found after the next sign-in") {
    const auto keys = vault.makeKeys({}, "four words to remember", {}); // ones that open again
    REQUIRE(keys);
    clock.wall.ms = 0;
    const auto taken = take();
    clock.wall.ms = FakeClock().wall.ms;
    tell("number", {{"number", "H15.50.05.13-261121-0975"}}, taken.id);
    vault.lock();
    CHECK(apply() == 1);
    REQUIRE(vault.open({}, keys->slot, keys->record, "four words to remember"));
    core::store::MemoryIndexes indexes;
    usecases::FindDossiers finding(*store, indexes);
    REQUIRE(finding.open(clerk));
    REQUIRE(finding.fill({}));
    const auto found = finding.find("0975", clerk);
    REQUIRE(found);
    CHECK(found->lines.size() == 1);
}

TEST_CASE_METHOD(Told,
                 "A number that another dossier has, a second one, and one of a voided dossier are refused") {
    clock.wall.ms = 0;
    const auto first = take();
    const auto second = take();
    clock.wall.ms = FakeClock().wall.ms;
    tell("number", {{"number", "A-261121-0001"}}, first.id);
    tell("number", {{"number", "A-261121-0001"}}, second.id);
    tell("number", {{"number", "A-261121-0002"}}, first.id);
    tell("number", {{"number", dossier.number.text}}, second.id);
    tell("number", {{"number", "A-261121-0003"}}, ports::newId<base::DossierId>(random));
    CHECK(apply() == 5);
    CHECK(opened(first).number.text == "A-261121-0001");
    CHECK(opened(second).number == second.number);
    CHECK(audited("number_refused").size() == 3);
    CHECK(audited("number_official").size() == 1);
}

TEST_CASE_METHOD(Told, "A number of the counter's own that the portal gave to a dossier is left out") {
    clock.wall.ms = 0;
    const auto taken = take();
    clock.wall.ms = FakeClock().wall.ms;
    tell("number", {{"number", "H15.50.05.13-261121-5001"}}, taken.id); // the next of the day
    apply();
    CHECK(take().number.text.ends_with("-5002"));
}

TEST_CASE_METHOD(Told, "Voiding a dossier burns its numbers for good") {
    clock.wall.ms = 0;
    const auto provisional = take();
    clock.wall.ms = FakeClock().wall.ms;
    store.reset();
    {
        auto tool = core::store::sqlite::Database::open(folder / "counterfoil.db",
                                                        core::store::sqlite::Access::Write);
        REQUIRE(tool);
        REQUIRE((*tool)->execute("UPDATE dossier SET work='voided'"));
        CHECK_FALSE((*tool)->execute("UPDATE dossier SET work='taken'"));
        CHECK_FALSE((*tool)->execute("DELETE FROM number_burned"));
    }
    reopen();
    std::vector<std::string> burned;
    REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
        return books.numbers().burned(10).map([&](auto found) { burned = std::move(found); });
    }));
    CHECK(std::set<std::string>(burned.begin(), burned.end()) ==
          std::set{dossier.number.text, provisional.number.text});
    CHECK(take().number.text.ends_with("-5001")); // not the burned one
    clock.wall.ms = 0;
    const auto later = take();
    tell("number", {{"number", dossier.number.text}}, later.id);
    apply();
    CHECK(opened(later).number == later.number);
}
