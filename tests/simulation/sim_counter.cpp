// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/sim_counter.h"

#include "core/store/backup/disk_backups.h"
#include "core/store/backup/restore.h"
#include "core/usecases/apply_changes.h"
#include "core/usecases/back_up.h"
#include "core/usecases/new_life.h"
#include "core/usecases/retention.h"
#include "core/usecases/verify_store.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace tests {

using core::ports::OpState;
using nlohmann::json;

namespace {

constexpr std::int64_t kHour_ms = 3'600'000;
constexpr int kBlock_bytes = 300;
constexpr int kNumbersEach = 300;
constexpr char kUnit[] = "H15.50.05.13";

core::sync::PortalAccess accessTo(const SimPortal& portal, int counter) {
    return {"https://portal.example",
            [counter] { return SimPortal::tokenOf(counter); },
            SimPortal::kName,
            SimPortal::kOffice,
            SimPortal::deviceOf(counter),
            "r1",
            core::sync::receiptKeyFromHex(portal.receiptKeyHex()).value()};
}

usecases::CounterSetup setupOf(int counter) {
    usecases::CounterSetup setup;
    setup.superiorBody = setup.office = setup.postOffice = setup.place = setup.returnPlace = "Mẫu";
    setup.officeId = SimPortal::kOffice;
    setup.deviceId = SimPortal::deviceOf(counter);
    const int first = 1000 + counter * kNumbersEach;
    setup.range = {kUnit, "Q0" + std::to_string(counter + 1), first, first + kNumbersEach - 1};
    return setup;
}

} // namespace

base::Result<ports::FiledPaper> SimPaper::file(const base::BatchId&, const std::vector<int>& pages,
                                               const ports::PaperLabel&,
                                               const std::filesystem::path& target) {
    std::string bytes;
    for (const int blocks = m_dice.between(1, 400); std::ssize(bytes) < blocks * kBlock_bytes;)
        bytes += std::to_string(m_dice.engine()()) + std::string(kBlock_bytes / 2, 'x');
    std::ofstream(target, std::ios::binary) << bytes;
    return ports::FiledPaper{static_cast<int>(pages.size()), 100};
}

base::Result<std::vector<ports::StoredFile>> OneByOne::keep(const std::vector<base::DocumentId>& ids) {
    std::vector<ports::StoredFile> all;
    for (const auto& id : ids) {
        auto kept = m_files.keep({id});
        if (!kept) return kept;
        all.push_back(std::move(kept->front()));
    }
    return all;
}

SimCounter::SimCounter(int index, const std::filesystem::path& top, SimPortal& portal, Dice& dice,
                       Complaints& complaints)
    : m_index(index)
    , m_top(top)
    , m_dice(dice)
    , m_complaints(complaints)
    , m_here(top / "life-0")
    , m_random(dice.engine()())
    , m_disk(top)
    , m_paper(dice)
    , m_link(portal, m_clock, dice.engine())
    , m_intake(accessTo(portal, index), m_link, m_secrets, m_clock) {
    std::filesystem::create_directories(m_here);
    std::filesystem::create_directories(m_top / "stick");
    m_clerk = {ports::newId<base::ClerkId>(m_random), "Trần Văn Mẫu", ports::Role::Supervisor};
    makeKeys(m_vault);
    mustOpen();
    const auto saved =
        m_store->write([&](ports::Books& books) { return usecases::saveSetup(books, setupOf(m_index)); });
    if (!saved) throw std::runtime_error(describe(saved.error()));
}

void SimCounter::complain(const std::string& what) {
    m_complaints.push_back("counter " + std::to_string(m_index) + ": " + what);
}

base::Result<void> SimCounter::open() {
    m_documents =
        std::make_unique<core::store::DiskDocumentFiles>(m_disk, m_secrets, m_vault, m_here / "documents");
    m_files = std::make_unique<OneByOne>(*m_documents);
    auto opened = core::store::SqliteStore::open(m_here / "counterfoil.db", m_vault);
    if (!opened) return base::fail(opened.error());
    m_store = std::move(*opened);
    m_engine = std::make_unique<core::sync::Engine>(
        core::sync::Engine::Rooms{*m_store, *m_files, m_intake, m_clock, m_random});
    return {};
}

void SimCounter::mustOpen() {
    for (;;) {
        const auto opened = open();
        if (opened) return;
        m_store.reset();
        if (m_disk.isDead()) { // in the middle of its start
            ++m_tally.deaths;
            m_disk.start();
        } else if (m_disk.isFull()) { // somebody makes room
            m_disk.setFull(false);
        } else {
            complain("does not start: " + core::base::describe(opened.error()));
            throw std::runtime_error(m_complaints.back());
        }
    }
}

void SimCounter::endProgram() {
    m_engine.reset();
    m_store.reset();
}

// The program died, or the power failed with it; and it may happen again while it starts.
void SimCounter::comeBack() {
    ++m_tally.deaths;
    endProgram();
    if (m_dice.inThousand(600)) {
        ++m_tally.powerCuts;
        m_disk.cutPower(m_dice.engine());
        m_clock.boot = "boot-" + std::to_string(m_dice.engine()());
        m_clock.boot_ms = m_dice.between(5'000, 90'000);
    }
    m_disk.start();
    if (m_dice.inThousand(150)) m_disk.dieAt(m_dice.between(1, 60));
    mustOpen();
    m_disk.start(); // the danger is over
}

void SimCounter::switchOff() {
    endProgram();
    m_clock.boot = "boot-" + std::to_string(m_dice.engine()());
    m_clock.boot_ms = m_dice.between(5'000, 90'000);
    m_disk.start();
    mustOpen();
}

void SimCounter::mayDie(int inThousand, int calls) {
    if (m_dice.inThousand(inThousand)) m_disk.dieAt(m_dice.between(1, calls));
}

void SimCounter::weather() {
    if (m_dice.inThousand(250)) {
        constexpr Weather kKinds[] = {Weather::Fine, Weather::Fine, Weather::Down,
                                      Weather::Down, Weather::Busy, Weather::Captive};
        m_link.weather = kKinds[m_dice.between(0, 5)];
        m_link.faults = m_dice.between(0, 3) * 60;
        if (m_link.weather == Weather::Fine) m_engine->endWaits();
    }
    if (m_dice.inThousand(30)) {
        m_disk.setFull(!m_disk.isFull());
        m_tally.fullDisks += m_disk.isFull() ? 1 : 0;
    }
    if (m_dice.inThousand(40)) {
        constexpr std::int64_t kDay_ms = 24 * kHour_ms;
        const auto right = FakeClock().wall.ms;
        const std::int64_t kSays[] = {0, right + 400 * kDay_ms, right - kDay_ms, right};
        m_clock.wall.ms = kSays[m_dice.between(0, 3)];
    }
    if (m_dice.inThousand(20)) switchOff();
}

void SimCounter::workAnHour() {
    const auto hourEnd_ms = m_clock.boot_ms + kHour_ms;
    const auto boot = m_clock.boot;
    weather();
    for (int citizens = m_dice.between(0, 2); citizens > 0; --citizens) {
        usecases::Intake intake;
        intake.dossier = ports::newId<base::DossierId>(m_random);
        intake.batch = ports::newId<base::BatchId>(m_random);
        intake.procedureCode = "1.001193";
        intake.submitter.name = "Nguyễn Thị Mẫu";
        intake.pages = {{1, domain::kIdCardComponent, domain::SortReason::IdCardCode, false},
                        {2, "form", domain::SortReason::Title, false},
                        {3, "birth-paper", domain::SortReason::Title, false}};
        m_waiting.push_back(std::move(intake));
    }
    acceptWaiting();
    send(boot == m_clock.boot ? hourEnd_ms : m_clock.boot_ms + kHour_ms / 2);
    m_clock.boot_ms = std::max(m_clock.boot_ms, boot == m_clock.boot ? hourEnd_ms : 0);
    m_clock.wall.ms += kHour_ms;
}

void SimCounter::acceptWaiting() {
    std::vector<usecases::Intake> left;
    for (const auto& intake : m_waiting) {
        mayDie(120, 90);
        usecases::ReceiveDossier receiving(
            {*m_store, *m_files, m_reserve, m_paper, m_procedures, m_format, m_clock, m_random});
        const auto dossier = receiving.receive(intake, m_clerk);
        if (dossier) {
            ++m_tally.accepted;
            m_accepted.emplace(dossier->id, *dossier);
            if (!m_numbers.insert(dossier->number.text).second)
                complain("number twice: " + dossier->number.text);
        } else {
            left.push_back(intake);
            const bool isMeant = m_disk.isDead() || m_disk.isFull();
            if (!isMeant) complain("refuses a dossier: " + core::base::describe(dossier.error()));
        }
        if (m_disk.isDead()) comeBack();
        m_disk.start();
    }
    m_waiting = std::move(left);
}

void SimCounter::send(std::int64_t until_ms) {
    const auto boot = m_clock.boot;
    for (int runs = 0; runs < 40 && m_clock.boot == boot && m_clock.boot_ms <= until_ms; ++runs) {
        mayDie(60, 300);
        const auto report = m_engine->runUntilIdle({});
        if (!report && !m_disk.isDead() && !m_disk.isFull())
            complain("the courier breaks off: " + core::base::describe(report.error()));
        if (report) readNews();
        if (m_disk.isDead()) {
            comeBack();
            continue;
        }
        m_disk.start();
        if (!report) return; // no room: it is tried again in an hour
        if (report->waiting > 0 && !report->nextTryBootMs)
            complain("something waits for nothing: " + std::to_string(report->waiting));
        if (!report->nextTryBootMs) return;
        m_clock.boot_ms = std::max(m_clock.boot_ms, *report->nextTryBootMs);
    }
}

void SimCounter::readNews() {
    const auto applied = usecases::ApplyChanges(*m_store, m_changes, m_clock).apply();
    if (!applied && !m_disk.isDead() && !m_disk.isFull())
        complain("the portal's changes are not read: " + core::base::describe(applied.error()));
}

void SimCounter::endDay() {
    const auto kept = usecases::Retention(*m_store, *m_files, m_clock).keepUp();
    if (!kept && !m_disk.isFull()) complain("keeps up no rule: " + core::base::describe(kept.error()));
    if (m_dice.inThousand(500) && !m_disk.isFull()) {
        core::store::backup::DiskBackups backups(m_disk, m_secrets, m_here / "counterfoil.db",
                                                 m_here / "documents");
        if (const auto made = usecases::BackUp(*m_store, backups, m_clock).run(m_top / "stick"); !made)
            return complain("makes no backup: " + core::base::describe(made.error()));
        m_hasBackup = true;
        m_backedUp.clear();
        for (const auto& [id, dossier] : m_accepted)
            m_backedUp.insert(id);
    }
}

void SimCounter::loseDisk() {
    if (!m_hasBackup) return;
    ++m_tally.restored;
    endProgram();
    m_disk.start();
    m_disk.setFull(false);
    std::filesystem::remove_all(m_here);
    m_here = m_top / ("life-" + std::to_string(++m_life));
    m_clock.boot = "boot-" + std::to_string(m_dice.engine()());
    m_clock.boot_ms = m_dice.between(5'000, 90'000);
    const auto restored = core::store::backup::restore(
        m_disk, m_secrets, {m_top / "stick", "", {m_here}},
        [&](ports::Books& books, const core::store::backup::RestoredCopy& copy) {
            return usecases::beginNewLife(books, {copy.copy, copy.head}, std::nullopt, m_clock, m_random);
        });
    if (!restored) {
        complain("does not come back from its backup: " + core::base::describe(restored.error()));
        throw std::runtime_error(m_complaints.back());
    }
    mustOpen();
    std::erase_if(m_accepted, [&](const auto& entry) {
        if (m_backedUp.contains(entry.first)) return false;
        m_lost.insert(entry.first.hex());
        return true;
    });
    m_hasBackup = false;
}

std::vector<usecases::OutboxRow> SimCounter::openRows() {
    auto rows = usecases::OutboxList(*m_store).openRows(m_clerk, 10'000);
    if (!rows) complain("shows no outbox: " + core::base::describe(rows.error()));
    return rows.value_or(std::vector<usecases::OutboxRow>());
}

void SimCounter::settleDown() {
    m_disk.start();
    m_disk.setFull(false);
    m_link.weather = Weather::Fine;
    m_link.faults = 0;
    m_clock.wall = FakeClock().wall;
    switchOff();
    while (!m_waiting.empty()) // whoever is at the desk stays until the slip is there, whatever dies
        acceptWaiting();
    for (const auto& row : openRows())
        if (row.problem == "program-died")
            if (const auto again = usecases::OutboxList(*m_store).sendAgain(row); !again)
                complain("sends nothing again: " + core::base::describe(again.error()));
    for (int runs = 0; runs < 200; ++runs) {
        m_engine->endWaits();
        const auto report = m_engine->runUntilIdle({});
        if (!report) return complain("the courier breaks off: " + core::base::describe(report.error()));
        readNews();
        if (report->waiting == 0) return;
        m_clock.boot_ms = std::max(m_clock.boot_ms, report->nextTryBootMs.value_or(m_clock.boot_ms + 1000));
    }
    complain("comes to no end");
}

void SimCounter::judge(const json& atPortal, const std::set<std::string>& refused) {
    judgeStore();
    judgeOutbox(refused);
    judgeChanges(atPortal);
    for (const auto& [id, dossier] : m_accepted) {
        const auto held = atPortal["dossiers"].value(id.hex(), json::array());
        if (refused.contains(id.hex())) {
            if (!held.empty()) complain("the portal holds what it has refused: " + id.hex());
            continue;
        }
        if (held.size() != 1 || held[0]["committed"] != true)
            complain("the portal holds " + std::to_string(held.size()) + " whole copies of " + id.hex());
        for (const auto& document : dossier.documents) {
            const auto& uploads = atPortal["uploads"];
            const auto copies = std::count_if(uploads.begin(), uploads.end(), [&](const json& upload) {
                return upload["file"] == document.id.hex() &&
                       upload["sha256"] == core::domain::toHex(document.sha256);
            });
            if (copies != 1)
                complain("the portal holds " + std::to_string(copies) + " copies of a document of " +
                         id.hex());
        }
    }
}

// Every dossier that was told to a citizen is here, with its papers; and nothing else is.
void SimCounter::judgeStore() {
    const auto verdict = usecases::VerifyStore(*m_store, *m_files).verify();
    if (!verdict) return complain("cannot be checked: " + core::base::describe(verdict.error()));
    if (!verdict->whole() || !verdict->dossiersOpened)
        complain("is not whole: " + verdict->databaseComplaint);
    if (verdict->dossiers != static_cast<int>(m_accepted.size()))
        complain("holds " + std::to_string(verdict->dossiers) + " dossiers of " +
                 std::to_string(m_accepted.size()));
    for (const auto& [id, dossier] : m_accepted) {
        const auto read = m_store->read([&](ports::Books& books) -> base::Result<void> {
            const auto row = books.dossiers().find(id);
            if (!row) return base::fail(row.error());
            const bool isSame = *row && (*row)->dossier.number.text == dossier.number.text &&
                                (*row)->dossier.documents.size() == dossier.documents.size() &&
                                std::ranges::equal((*row)->dossier.documents, dossier.documents, {},
                                                   &domain::Document::sha256, &domain::Document::sha256);
            if (!isSame) complain("has lost " + dossier.number.text);
            return {};
        });
        if (!read)
            complain("does not read " + dossier.number.text + ": " + core::base::describe(read.error()));
    }
}

void SimCounter::judgeOutbox(const std::set<std::string>& refused) {
    for (const auto& row : openRows()) {
        const bool isMeant = row.state == OpState::NeedsClerk && refused.contains(row.dossier.hex()) &&
                             row.problem == "invalid-field" && !row.detail.empty();
        if (!isMeant)
            complain(row.dossier.hex() + " is left " + std::string(core::ports::nameOf(row.state)) + ": " +
                     row.problem);
    }
}

// What the portal tells of our dossiers has come once each.
void SimCounter::judgeChanges(const json& atPortal) {
    for (const auto& [id, dossier] : m_accepted) {
        std::multiset<std::string> come;
        const auto read = m_store->read([&](ports::Books& books) -> base::Result<void> {
            const auto events = books.feed().readOf(id);
            if (!events) return base::fail(events.error());
            for (const auto& event : *events)
                come.insert(event.id.hex());
            return {};
        });
        if (!read) complain("does not read its changes: " + core::base::describe(read.error()));
        for (const auto& change : atPortal["changes"])
            if (change.value("dossier", "") == id.hex() && !come.contains(change["id"]))
                complain("has not heard of a change of " + dossier.number.text);
        if (std::set(come.begin(), come.end()).size() != come.size())
            complain("has heard twice of a change of " + dossier.number.text);
    }
}

} // namespace tests
