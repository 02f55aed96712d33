// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/retention.h"

#include "core/store/backup/disk_backups.h"
#include "core/store/backup/restore.h"
#include "core/store/sqlite/database.h"
#include "core/usecases/read_dossier.h"
#include "core/usecases/verify_store.h"
#include "tests/core/store/counter_life.h"
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
    [[nodiscard]] std::int64_t writes() const override { return m_store.writes(); }
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
        delivery.receiptEpoch = "9f2c"; // of the portal that tells its changes
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

// What is sealed of the first dossier, wherever it stands.
constexpr const char* kSealed[] = {
    "SELECT payload FROM dossier WHERE seq=1",
    "SELECT payload FROM document WHERE dossier_uuid=(SELECT uuid FROM dossier WHERE seq=1)",
    "SELECT words FROM dossier_words WHERE seq=1",
    "SELECT payload FROM custody_event",
    "SELECT payload FROM result",
    "SELECT payload FROM result_return",
    "SELECT payload FROM fee",
    "SELECT reason FROM fee_void",
    "SELECT reason FROM fee_receipt WHERE length(reason)>0",
    "SELECT note FROM shift WHERE length(note)>0",
    "SELECT body FROM feed_event",
    "SELECT detail FROM outbox WHERE length(detail)>0",
};

// Before a province whose rule is a year.
struct Lived : Kept {
    domain::Shift shift = sampleShift();
    domain::DossierResult result;
    domain::FeePayment payment;

    Lived() {
        rule(365);
        result = sampleResult(dossier);
        payment = samplePayment(dossier, shift);
    }
    void rule(int days) {
        mustWrite(*store, [&](ports::Books& books) {
            auto setup = usecases::loadSetup(books);
            REQUIRE(setup);
            setup->recordsKept_days = days;
            return usecases::saveSetup(books, *setup);
        });
    }
    void refuse() {
        mustWrite(*store, [&](ports::Books& books) -> base::Result<void> {
            auto op = books.outbox().opsOf(dossier.id, 1).value().front();
            op.lastProblem = "invalid-field";
            op.lastDetail = "Nguyễn Thị Mẫu";
            return books.outbox().updateOp(op);
        });
    }
    domain::CustodyEvent eventOf(const base::DocumentId& document, int n) {
        auto event = sampleEvent(dossier, n);
        event.document = document;
        return event;
    }
    std::vector<ports::OriginalPlace> originals() {
        std::vector<ports::OriginalPlace> found;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            return books.custody().originals(dossier.id).map([&](auto rows) { found = std::move(rows); });
        }));
        REQUIRE(found.size() > 1);
        return found;
    }
    void handOver() {
        int n = 0;
        for (const auto& original : originals())
            mustWrite(*store, [&](ports::Books& books) {
                return books.custody().append(eventOf(original.document, ++n));
            });
    }
    void bring() {
        mustWrite(*store, [&](ports::Books& books) { return books.results().arrive(result); });
    }
    void giveBack() {
        mustWrite(*store,
                  [&](ports::Books& books) { return books.results().giveBack(sampleReturn(result)); });
    }
    void pay() {
        mustWrite(*store, [&](ports::Books& books) -> base::Result<void> {
            if (auto done = books.shifts().open(shift); !done) return done;
            if (auto done = books.fees().addStock(sampleStock()); !done) return done;
            if (auto taken = books.fees().take(payment); !taken) return base::fail(taken.error());
            if (auto next = books.fees().spoilReceipt(payment.id, "Kẹt giấy"); !next)
                return base::fail(next.error());
            return books.fees().voidPayment({payment.id, shift.id, shift.clerk, {}, "Thu nhầm của bà Mẫu"});
        });
    }
    void closeShift() {
        mustWrite(*store, [&](ports::Books& books) {
            return books.shifts()
                .close(shift.id, {{}, {500'000}, {}, "Bà Mẫu quên tiền thừa"})
                .map([](base::Dong) {});
        });
    }
    void tell(std::int64_t seq) {
        mustWrite(*store, [&](ports::Books& books) -> base::Result<void> {
            if (seq == 1)
                if (auto begun = books.feed().begin("9f2c", "c"); !begun) return begun;
            return books.feed().advance({{"9f2c", "c", 0, ""}, {{seq, "status", dossier.id, "{}"}}});
        });
    }
    // All that can happen to a dossier; nothing of it is here any more.
    void live() {
        refuse();
        handOver();
        bring();
        giveBack();
        pay();
        closeShift();
        tell(1);
        refuse();
        receive(dossier);
        work("returned");
    }
    std::vector<std::string> sealed() {
        std::vector<std::string> all;
        for (const auto* query : kSealed)
            for (auto& value : column(query))
                if (!value.empty() && value.front() != '\0') all.push_back(std::move(value));
        return all;
    }
    base::Error notErased() {
        const auto one = retention().settledOne(dossier.number.text, supervisor);
        REQUIRE_FALSE(one);
        return one.error();
    }
    base::Result<void> eraseAll(ports::Store& from) {
        Retention act(from, files, clock);
        const auto due = act.settled(supervisor);
        if (!due) return base::fail(due.error());
        return act.eraseRecords(*due, supervisor);
    }
    void mustShred() { REQUIRE(shredAll(*store, files)); }
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

TEST_CASE_METHOD(
    Lived, "When the days of the rule are over nothing sealed of a dossier is left in any row; counts and "
           "audit stay") {
    const auto other = take();
    live();
    const auto sealedBefore = sealed();
    CHECK(sealedBefore.size() == 12 + originals().size());
    const auto counts = column("SELECT what||k||n FROM counts");
    const auto clear =
        column("SELECT to_place FROM custody_event UNION ALL SELECT amount_dong FROM fee UNION ALL"
               " SELECT difference_dong FROM shift UNION ALL SELECT official_number FROM dossier");
    run(30 * kDay_ms);
    mustShred();
    run(335 * kDay_ms);
    const auto due = retention().settled(supervisor);
    REQUIRE(due);
    REQUIRE(due->size() == 1);
    CHECK(due->front().number == dossier.number.text);
    REQUIRE(anyLiesOnDisk(sealedBefore));
    REQUIRE(retention().eraseRecords(*due, supervisor));

    CHECK_FALSE(anyLiesOnDisk(sealedBefore));
    CHECK(sealed().empty());
    CHECK(column("SELECT what||k||n FROM counts") == counts);
    CHECK(column("SELECT to_place FROM custody_event UNION ALL SELECT amount_dong FROM fee UNION ALL"
                 " SELECT difference_dong FROM shift UNION ALL SELECT official_number FROM dossier") ==
          clear);
    CHECK(audited("erasing_begun") == 1);
    CHECK(audited("records_erased") == 1);
    const auto verdict = verify();
    CHECK(verdict.whole());
    CHECK(verdict.dossiers == 2);

    const usecases::SignedIn reader{clerk.clerk, "", ports::Role::Clerk};
    usecases::ReadDossier reading(*store, files, changes, clock);
    CHECK(reading.find(dossier.number.text, reader).error().is(DomainCode::RecordsErased));
    CHECK(reading.find(other.number.text, reader)->submitter.name == "Nguyễn Thị Mẫu");
    CHECK(notErased().is(DomainCode::RecordsErased));
    CHECK(retention().settled(supervisor)->empty());
    store.reset();
    CHECK_FALSE(anyLiesOnDisk(sealedBefore));
    reopen();
}

TEST_CASE_METHOD(Lived, "What is left of an erased dossier is still read: what, when, where and how much") {
    live();
    run(365 * kDay_ms);
    REQUIRE(eraseAll(*store)); // its scans go first
    CHECK(filesThere() == 0);
    CHECK(audited("scans_shredded") == 1);
    vault.lock();
    REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
        const auto events = books.custody().events(dossier.id).value();
        REQUIRE(events.size() > 1);
        CHECK(events[0].to == domain::Custody::AtAuthority);
        CHECK(events[0].signer.empty());
        const auto results = books.results().ofDossier(dossier.id).value();
        REQUIRE(results.size() == 1);
        CHECK(results[0].result.arrivedAt == result.arrivedAt);
        CHECK(results[0].returned->recipient.name.empty());
        const auto fees = books.fees().ofShift(shift.id).value();
        REQUIRE(fees.size() == 1);
        CHECK(fees[0].payment.amount == payment.amount);
        CHECK(fees[0].payment.payer.name.empty());
        CHECK(fees[0].voided->reason.empty());
        CHECK(books.fees().receipts(sampleStock().id)->front().spoiltBecause.empty());
        CHECK(books.shifts().find(shift.id).value()->closing->difference == base::Dong{0});
        CHECK(books.feed().unread(9)->empty());
        const auto row = books.dossiers().find(dossier.id).value();
        CHECK(row->isErased);
        CHECK(row->dossier.work == domain::WorkState::Returned);
        CHECK(row->dossier.documents.size() == 3);
        return {};
    }));
}

TEST_CASE_METHOD(Lived, "What was typed stays while anything of its dossier is here, each with its reason") {
    CHECK(notErased().is(DomainCode::NotReceivedYet));
    receive(dossier);
    work("returned");
    CHECK(notErased().is(DomainCode::DossierStillOpen)); // its originals are here
    handOver();
    CHECK(notErased().args == std::vector<std::string>{dossier.number.text, "365"});
    bring();
    CHECK(notErased().is(DomainCode::DossierStillOpen));
    giveBack();
    CHECK(notErased().is(DomainCode::RecordsKeptForNow));
    pay();
    CHECK(notErased().is(DomainCode::DossierStillOpen));
    closeShift();
    CHECK(notErased().is(DomainCode::RecordsKeptForNow));
    work("taken");
    CHECK(notErased().is(DomainCode::DossierStillOpen));
    CHECK(sealed().size() > 10);
}

TEST_CASE_METHOD(Lived,
                 "Without a rule of the province nothing that was typed goes, and only a supervisor erases") {
    live();
    run(4000 * kDay_ms);
    const auto due = retention().settled(supervisor);
    REQUIRE(due->size() == 1);
    for (const auto role : {ports::Role::Clerk, ports::Role::Technician}) {
        const usecases::SignedIn other{clerk.clerk, "", role};
        CHECK(retention().settled(other).error().is(DomainCode::NotAllowed));
        CHECK(retention().settledOne(dossier.number.text, other).error().is(DomainCode::NotAllowed));
        CHECK(retention().eraseRecords(*due, other).error().is(DomainCode::NotAllowed));
    }
    rule(0);
    CHECK(notErased().is(DomainCode::NoRetentionRule));
    CHECK(retention().settled(supervisor).error().is(DomainCode::NoRetentionRule));
    CHECK(retention().eraseRecords({}, supervisor).error().is(DomainCode::NoRetentionRule));
    CHECK(sealed().size() > 10);
}

TEST_CASE_METHOD(Lived, "Whatever moves counts the days of a dossier anew") {
    live();
    run(364 * kDay_ms);
    CHECK(notErased().args.back() == "1");
    SECTION("an original that comes back and goes again") {
        auto event = eventOf(originals().front().document, 50);
        mustWrite(*store, [&](ports::Books& books) -> base::Result<void> {
            event.kind = domain::CustodyKind::CameBack;
            std::swap(event.from, event.to);
            if (auto done = books.custody().append(event); !done) return done;
            return books.custody().append(eventOf(event.document, 51));
        });
    }
    SECTION("a further result") {
        result = sampleResult(dossier, 2);
        bring();
        giveBack();
    }
    SECTION("what the portal says") {
        tell(2);
    }
    SECTION("its work") {
        work("handed_over");
    }
    SECTION("a revision that is frozen anew") {
        ports::Delivery again;
        again.dossier = dossier.id;
        again.revision = 2;
        again.body = "{}";
        mustWrite(*store, [&](ports::Books& books) { return books.outbox().addDelivery(again, {}); });
        again.receipt = "a receipt";
        again.receiptEpoch = "9f2c";
        mustWrite(*store, [&](ports::Books& books) { return books.outbox().acknowledge(again); });
    }
    CHECK(notErased().args.back() == "365");
}

TEST_CASE_METHOD(Lived, "What comes in for a dossier that was erased is kept, and erased in its turn") {
    live();
    run(365 * kDay_ms);
    REQUIRE(eraseAll(*store));
    result = sampleResult(dossier, 2);
    bring();
    CHECK(notErased().is(DomainCode::DossierStillOpen));
    REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
        CHECK(books.results().held(domain::ReturnVia::Counter)->front() == result);
        return {};
    }));
    giveBack();
    const auto late = sealed();
    CHECK(late.size() == 2);
    CHECK(verify().whole());
    CHECK(notErased().args.back() == "365");
    run(365 * kDay_ms);
    REQUIRE(eraseAll(*store));
    CHECK_FALSE(anyLiesOnDisk(late));
    CHECK(audited("records_erased") == 2);
}

TEST_CASE_METHOD(
    Lived, "Wherever the power goes, a dossier is as it was or is erased in the end, written down once") {
    live();
    run(365 * kDay_ms);
    mustShred();
    const auto whole = sealed();
    int deaths = 0;
    for (int call = 1; audited("records_erased") == 0; ++call) {
        DyingStore dying(*store, call);
        const auto done = eraseAll(dying);
        INFO("call " << call << (done ? " done" : " broke off"));
        REQUIRE(done.has_value() != dying.isDead());
        deaths += dying.isDead() ? 1 : 0;
        reopen();
        CHECK(verify().whole());
        const bool isBegun = audited("erasing_begun") > 0;
        CHECK(sealed() == (isBegun ? std::vector<std::string>() : whole));
        if (!isBegun) continue;
        mustKeepUp();
        CHECK(audited("records_erased") == 1);
        CHECK_FALSE(anyLiesOnDisk(whole));
        REQUIRE(call < 100);
    }
    CHECK(audited("erasing_begun") == 1);
    CHECK(deaths >= 3);
}

TEST_CASE_METHOD(Lived, "After it was erased a dossier stands in nobody's way when the keys change") {
    const auto other = take();
    live();
    run(365 * kDay_ms);
    REQUIRE(eraseAll(*store));
    REQUIRE(vault.nextKeys({}, {}));
    vault.useNextKeys();
    std::optional<ports::ResealPlace> place = ports::ResealPlace{};
    while (place) {
        ports::ResealStep step;
        mustWrite(*store, [&](ports::Books& books) {
            return books.reseal().step(*place, 10).map([&](const auto& taken) { step = taken; });
        });
        CHECK(step.left == 0);
        place = step.next;
    }
    CHECK(verify().whole());
    CHECK(usecases::ReadDossier(*store, files, changes, clock).find(other.number.text, clerk));
}

TEST_CASE_METHOD(Lived, "A check names a dossier that somebody else than the rule has erased") {
    live();
    mustKeepUp();
    store.reset();
    {
        const auto tool = Database::open(folder / "counterfoil.db", Access::Write);
        REQUIRE(tool);
        CHECK_FALSE((*tool)->execute("UPDATE custody_event SET payload=x'00657261736564'"));
        CHECK_FALSE((*tool)->execute("UPDATE dossier SET payload=x'00657261736564'"));
        CHECK_FALSE((*tool)->execute("UPDATE retention SET records='erasing'"));
        REQUIRE((*tool)->execute("DROP TRIGGER fee_void_sealed"));
        REQUIRE((*tool)->execute("UPDATE fee_void SET reason=x'00657261736564'"));
    }
    reopen();
    const auto verdict = verify();
    CHECK_FALSE(verdict.whole());
    CHECK(verdict.changedDossiers == std::vector{dossier.id.hex()});
}
