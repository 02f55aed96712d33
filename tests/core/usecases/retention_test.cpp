// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/retention.h"

#include "core/store/backup/disk_backups.h"
#include "core/store/backup/restore.h"
#include "core/store/sqlite/database.h"
#include "core/usecases/read_dossier.h"
#include "core/usecases/verify_store.h"
#include "tests/core/usecases/counter_fixture.h"
#include "tests/support/failing_file_system.h"

#include <catch2/catch.hpp>

using namespace tests;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using domain::DomainCode;
using usecases::Retention;
using Act = std::function<base::Result<void>(ports::Books&)>;

namespace {

constexpr std::int64_t kDay_ms = 86'400'000;

// Power goes at one of its calls: that call and all after it do nothing.
class DyingStore : public ports::Store {
  public:
    DyingStore(ports::Store& store, int dyingCall) : m_store(store), m_left(dyingCall) {}
    [[nodiscard]] base::Result<void> write(const Act& act) override {
        return dies() ? dead() : m_store.write(act);
    }
    [[nodiscard]] base::Result<void> read(const Act& act) override { return m_store.read(act); }
    [[nodiscard]] base::Result<void> wipeLog() override { return dies() ? dead() : m_store.wipeLog(); }
    [[nodiscard]] base::Result<std::string> integrityComplaint() override { return std::string(); }
    [[nodiscard]] bool isDead() const { return m_left <= 0; }

  private:
    bool dies() { return --m_left <= 0; }
    static base::Result<void> dead() { return base::fail(ports::StoreCode::Failed, "the power is gone"); }

    ports::Store& m_store;
    int m_left;
};

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Kept : CounterFixture {
    usecases::SignedIn supervisor{ports::newId<base::ClerkId>(random), "Lê Trưởng", ports::Role::Supervisor};
    domain::Dossier dossier;

    Kept() {
        setUp();
        dossier = take();
    }
    domain::Dossier take() {
        const auto taken = receiving().receive(completeIntake(), clerk);
        REQUIRE(taken);
        return *taken;
    }
    void receive(const domain::Dossier& received) {
        ports::Delivery delivery;
        delivery.dossier = received.id;
        delivery.receipt = "a receipt";
        REQUIRE(store->write([&](ports::Books& books) { return books.outbox().acknowledge(delivery); }));
    }
    // There is no such act at the counter yet.
    void work(const std::string& state) {
        store.reset();
        {
            const auto tool = Database::open(folder / "counterfoil.db", Access::Write);
            REQUIRE(tool);
            REQUIRE((*tool)->execute("UPDATE dossier SET work='" + state + "' WHERE seq=1"));
        }
        reopen();
    }
    Retention retention() { return {*store, files, clock}; }
    void mustKeepUp() { REQUIRE(retention().keepUp()); }
    void run(std::int64_t ms) {
        mustKeepUp();
        clock.boot_ms += ms;
        mustKeepUp();
    }
    // Received, handed over, and all days over.
    void letGo() {
        receive(dossier);
        work("handed_over");
        run(30 * kDay_ms);
    }
    base::Error refused(const usecases::SignedIn& by) {
        const auto one = retention().dueOne(dossier.number.text, by);
        REQUIRE_FALSE(one);
        return one.error();
    }
    base::Result<void> shredAll(ports::Store& from, ports::DocumentFiles& papers) {
        Retention act(from, papers, clock);
        const auto due = act.due(supervisor);
        if (!due) return base::fail(due.error());
        return act.shred(*due, supervisor);
    }
    usecases::StoreVerdict verify() {
        const auto verdict = usecases::VerifyStore(*store, files).verify();
        REQUIRE(verdict);
        return *verdict;
    }
    base::Result<std::string> paperOf(const domain::Document& document) {
        return usecases::ReadDossier(*store, files, changes, clock).paper(document, clerk);
    }
    int audited(const std::string& kind) {
        int rows = 0;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            return books.audit().newest(1000, {kind, ""}).map([&](const auto& found) {
                rows = static_cast<int>(found.size());
            });
        }));
        return rows;
    }
    std::vector<std::string> column(const std::string& sql) {
        const auto reader = Database::open(folder / "counterfoil.db", Access::Read);
        REQUIRE(reader);
        auto query = (*reader)->prepare(sql);
        std::vector<std::string> found;
        while (query.step() == true)
            found.push_back(query.blob(0));
        return found;
    }
    bool anyLiesOnDisk(const std::vector<std::string>& wanted) const {
        const auto bytes = contentOf(folder / "counterfoil.db") + contentOf(folder / "counterfoil.db-wal");
        return std::ranges::any_of(wanted,
                                   [&](const auto& one) { return bytes.find(one) != std::string::npos; });
    }
    int filesThere() {
        return static_cast<int>(std::ranges::count_if(dossier.documents, [&](const auto& document) {
            return std::filesystem::exists(files.pathOf(document.id));
        }));
    }
};

} // namespace

TEST_CASE_METHOD(Kept, "Thirty days after receipt and hand-over the scans go, and what was typed stays") {
    letGo();
    const auto due = retention().due(supervisor);
    REQUIRE(due);
    REQUIRE(due->size() == 1);
    CHECK(due->front().number == dossier.number.text);
    CHECK(due->front().documents == 3);
    CHECK(filesThere() == 3); // so far it was only looked at
    REQUIRE(retention().shred(*due, supervisor));

    CHECK(filesThere() == 0);
    CHECK(paperOf(dossier.documents[0]).error().is(DomainCode::ScansShredded));
    const auto read = usecases::ReadDossier(*store, files, changes, clock).find(dossier.number.text, clerk);
    REQUIRE(read);
    CHECK(read->submitter.name == "Nguyễn Thị Mẫu");
    CHECK(audited("shredding_begun") == 1);
    CHECK(audited("scans_shredded") == 1);
    CHECK(retention().due(supervisor)->empty());
    CHECK(refused(supervisor).is(DomainCode::ScansShredded));
}

TEST_CASE_METHOD(Kept, "A check of the store names shredded scans as shredded, not as missing") {
    const auto other = take();
    letGo();
    REQUIRE(shredAll(*store, files));
    auto verdict = verify();
    CHECK(verdict.whole());
    CHECK(verdict.documents == 6);
    CHECK(verdict.missing.empty());
    CHECK(verdict.unreferenced.empty());
    CHECK(verdict.shredded.size() == 3);
    std::filesystem::remove(files.pathOf(other.documents[0].id));
    verdict = verify();
    CHECK(verdict.missing == std::vector{other.documents[0].id.hex()});
    CHECK(verdict.shredded.size() == 3);
}

TEST_CASE_METHOD(Kept, "What may not go yet is refused with its reason") {
    CHECK(refused(supervisor).is(DomainCode::NotReceivedYet));
    work("handed_over");
    CHECK(refused(supervisor).is(DomainCode::NotReceivedYet));
    work("taken");
    receive(dossier);
    CHECK(refused(supervisor).is(DomainCode::OriginalsHere));
    work("handed_over");
    auto kept = refused(supervisor);
    CHECK(kept.is(DomainCode::ScansKeptForNow));
    CHECK(kept.args == std::vector<std::string>{dossier.number.text, "30"});
    run(kDay_ms + 1);
    CHECK(refused(supervisor).args.back() == "29");
    CHECK(retention().dueOne("nobody", supervisor).error().is(DomainCode::DossierUnknown));
    CHECK(retention().due(supervisor)->empty());

    ports::Retained one;
    one.dossier = dossier.id;
    CHECK(retention().shred({one}, supervisor).error().is(DomainCode::ScansKeptForNow));
    CHECK(filesThere() == 3);
    CHECK(audited("shredding_begun") == 0);
}

TEST_CASE_METHOD(Kept, "Only a supervisor shreds") {
    letGo();
    const auto due = retention().due(supervisor);
    REQUIRE(due);
    for (const auto role : {ports::Role::Clerk, ports::Role::Technician}) {
        const usecases::SignedIn other{clerk.clerk, "", role};
        CHECK(refused(other).is(DomainCode::NotAllowed));
        CHECK(retention().due(other).error().is(DomainCode::NotAllowed));
        CHECK(retention().shred(*due, other).error().is(DomainCode::NotAllowed));
    }
    CHECK(filesThere() == 3);
}

TEST_CASE_METHOD(Kept, "Neither the date nor switching the PC off and on brings the day nearer") {
    receive(dossier);
    work("handed_over");
    run(29 * kDay_ms);
    SECTION("the date is set 400 days ahead") {
        clock.wall.ms += 400 * kDay_ms;
    }
    SECTION("the date is set to 1970") {
        clock.wall.ms = 0;
    }
    SECTION("the PC is another one that has been on for a year") {
        clock.boot = "boot-2";
        clock.boot_ms = 365 * kDay_ms;
    }
    SECTION("the PC is switched off and on again and again") {
        for (int i = 2; i < 50; ++i) {
            clock.boot = "boot-" + std::to_string(i);
            clock.boot_ms = kDay_ms;
            mustKeepUp();
        }
    }
    CHECK(refused(supervisor).args.back() == "1");
    mustKeepUp();
    run(kDay_ms);
    CHECK(retention().dueOne(dossier.number.text, supervisor));
}

TEST_CASE_METHOD(Kept,
                 "After its receipt the frozen body lies nowhere on the disk, and what waits is untouched") {
    const auto waiting = take();
    const auto bodies = column("SELECT body FROM delivery ORDER BY seq");
    const auto keys = column("SELECT file_key FROM outbox WHERE rev=1 AND dossier_uuid=x'" +
                             dossier.id.hex() + "' AND length(file_key)>0");
    REQUIRE(keys.size() == 3);
    receive(dossier);
    REQUIRE(anyLiesOnDisk({bodies[0]}));
    mustKeepUp();
    CHECK_FALSE(anyLiesOnDisk({bodies[0]}));
    CHECK_FALSE(anyLiesOnDisk(keys));
    CHECK(anyLiesOnDisk({bodies[1]}));
    CHECK(audited("revisions_erased") == 1);
    mustKeepUp();
    CHECK(audited("revisions_erased") == 1);
    CHECK(verify().whole());
    CHECK(paperOf(dossier.documents[0])); // the scans stay until their time is over
    REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
        CHECK(books.outbox().delivery(waiting.id, 1)->body == format.freeze(waiting));
        return {};
    }));
}

TEST_CASE_METHOD(Kept,
                 "The keys of shredded scans lie nowhere on the disk, neither in the file nor in its log") {
    auto keys = column("SELECT own_key FROM document ORDER BY id");
    for (const auto& key : column("SELECT file_key FROM outbox WHERE length(file_key)>0"))
        keys.push_back(key);
    REQUIRE(keys.size() == 6);
    letGo();
    REQUIRE(anyLiesOnDisk(keys));
    REQUIRE(shredAll(*store, files));
    CHECK_FALSE(anyLiesOnDisk(keys));
    store.reset();
    CHECK_FALSE(anyLiesOnDisk(keys));
    reopen();
}

TEST_CASE_METHOD(Kept,
                 "Wherever the power goes, scans are whole or end as shredded, and it is written down once") {
    letGo();
    int deaths = 0;
    for (int call = 1;; ++call) {
        DyingStore dying(*store, call);
        const auto done = shredAll(dying, files);
        const bool isDead = dying.isDead();
        INFO("call " << call << (done ? " done" : " broke off"));
        REQUIRE(done.has_value() != isDead);
        deaths += isDead ? 1 : 0;
        reopen();
        const auto verdict = verify();
        CHECK(verdict.whole());
        const bool isBegun = !verdict.shredded.empty();
        CHECK(verdict.shredded.size() == (isBegun ? 3 : 0));
        if (!isBegun) CHECK(paperOf(dossier.documents[2]));
        if (!isBegun) continue;
        mustKeepUp();
        CHECK(filesThere() == 0);
        CHECK(audited("shredding_begun") == 1);
        CHECK(audited("scans_shredded") == 1);
        CHECK(verify().unreferenced.empty());
        break; // from here on every try begins at the key; the later steps are below
    }
    CHECK(deaths == 3); // looking, overwriting, wiping
}

TEST_CASE_METHOD(Kept, "A disk that fails while files are removed leaves a shredding that is ended later") {
    letGo();
    core::store::PosixFileSystem real;
    FailingFileSystem failing(real);
    core::store::DiskDocumentFiles papers(failing, secrets, vault, folder / "documents");
    int failed = 0;
    for (int call = 1; audited("scans_shredded") == 0; ++call) {
        failing.failAt(call);
        const auto done = shredAll(*store, papers);
        INFO("call " << call);
        CHECK(done.has_value() != failing.fired());
        failed += failing.fired() ? 1 : 0;
        reopen();
        const auto verdict = verify();
        CHECK(verdict.whole());
        CHECK(verdict.shredded.size() == 3);
        REQUIRE(call < 100);
    }
    CHECK(failed > 2);
    CHECK(filesThere() == 0);
    CHECK(audited("shredding_begun") == 1);
}

TEST_CASE_METHOD(Kept, "If the last step fails the scans are gone, and the next look writes it down") {
    letGo();
    DyingStore dying(*store, 4);
    REQUIRE_FALSE(shredAll(dying, files));
    CHECK(filesThere() == 0);
    CHECK(audited("scans_shredded") == 0);
    reopen();
    const auto again = retention().dueOne(dossier.number.text, supervisor);
    REQUIRE(again); // the same order once more ends it
    REQUIRE(retention().shred({*again}, supervisor));
    CHECK(audited("scans_shredded") == 1);
    CHECK(audited("shredding_begun") == 1);
}

TEST_CASE_METHOD(Kept, "Backups go on without the shredded scans, and restore what they hold") {
    const auto stick = folder / "stick";
    std::filesystem::create_directory(stick);
    core::store::backup::DiskBackups backups(disk, secrets, folder / "counterfoil.db", folder / "documents");
    const auto today = base::toLocal(clock.now()).date;
    letGo();
    const auto before = backups.make(stick, today, {});
    REQUIRE(before);
    REQUIRE(shredAll(*store, files));
    const auto after =
        backups.make(stick, base::Date(std::chrono::sys_days(today) + std::chrono::days(1)), {});
    REQUIRE(after);
    CHECK(after->documents == 3);

    const auto restored = [&](const std::string& copy, const std::string& name) {
        const core::store::DataFolder data{folder / name};
        REQUIRE(core::store::backup::restore(
            disk, secrets, {stick, copy, data},
            [](ports::Books&, const auto&) -> base::Result<void> { return {}; }));
        store.reset();
        store = std::move(core::store::SqliteStore::open(data.database(), vault).value());
        core::store::DiskDocumentFiles papers(disk, secrets, vault, data.documents());
        const auto verdict = usecases::VerifyStore(*store, papers).verify();
        REQUIRE(verdict);
        CHECK(verdict->whole());
        const auto opened =
            usecases::ReadDossier(*store, papers, changes, clock).paper(dossier.documents[0], clerk);
        CHECK(opened.has_value() == verdict->shredded.empty());
        return verdict->shredded.size();
    };
    CHECK(restored(after->copy, "new") == 3);
    CHECK(restored(before->copy, "old") == 0); // its keys are in that copy until it has rotated out
}
