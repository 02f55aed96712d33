// SPDX-License-Identifier: GPL-3.0-or-later
// One counter of a simulation: the real store, files, use cases and engine of a PC whose disk, power, link
// and clock are the simulation's. It works hour by hour; whatever it says to a citizen it has to keep.
#pragma once

#include "core/store/disk_document_files.h"
#include "core/sync/engine.h"
#include "core/sync/portals/intake_body.h"
#include "core/sync/portals/intake_v1.h"
#include "core/usecases/outbox_list.h"
#include "tests/core/usecases/counter_fixture.h"
#include "tests/simulation/power_disk.h"
#include "tests/simulation/sim_portal.h"

#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace tests {

// Dice that roll alike everywhere.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    [[nodiscard]] int between(int low, int high) {
        return low + static_cast<int>(m_engine() % static_cast<std::uint64_t>(high - low + 1));
    }
    [[nodiscard]] bool inThousand(int times) { return between(1, 1000) <= times; }
    [[nodiscard]] std::mt19937_64& engine() { return m_engine; }

  private:
    std::mt19937_64 m_engine;
};

// What went wrong, and where. The world fails when there is any.
using Complaints = std::vector<std::string>;

// Papers of some hundred kilobytes.
class SimPaper final : public ports::PaperFiler {
  public:
    explicit SimPaper(Dice& dice) : m_dice(dice) {}
    [[nodiscard]] base::Result<void> isAllOf(const base::BatchId&, const std::vector<int>&,
                                             const std::vector<int>&) override {
        return {};
    }
    [[nodiscard]] base::Result<ports::FiledPaper> file(const base::BatchId& batch,
                                                       const std::vector<int>& pages,
                                                       const ports::PaperLabel& label,
                                                       const std::filesystem::path& target) override;
    [[nodiscard]] base::Result<void> release(const base::BatchId&) override { return {}; }

  private:
    Dice& m_dice;
};

// Documents kept one after the other, so that the disk's calls always come in the same order.
class OneByOne final : public ports::DocumentFiles {
  public:
    explicit OneByOne(ports::DocumentFiles& files) : m_files(files) {}
    [[nodiscard]] base::Result<std::filesystem::path> begin(const base::DocumentId& id) override {
        return m_files.begin(id);
    }
    void startKeeping(const base::DocumentId&) override {}
    [[nodiscard]] base::Result<std::vector<ports::StoredFile>>
    keep(const std::vector<base::DocumentId>& ids) override;
    [[nodiscard]] base::Result<void> settle() override { return m_files.settle(); }
    [[nodiscard]] base::Result<std::string> readPart(const base::DocumentId& id, const ports::FileKey& key,
                                                     std::int64_t offset, std::int64_t length) override {
        return m_files.readPart(id, key, offset, length);
    }
    [[nodiscard]] base::Result<void> check(const ports::SealedFile& file) override {
        return m_files.check(file);
    }
    [[nodiscard]] base::Result<void> remove(const base::DocumentId& id) override {
        return m_files.remove(id);
    }
    [[nodiscard]] base::Result<std::vector<base::DocumentId>> all() override { return m_files.all(); }

  private:
    ports::DocumentFiles& m_files;
};

// What has happened, so that a run that met nothing is seen as one.
struct SimTally {
    int accepted = 0;
    int deaths = 0;
    int powerCuts = 0;
    int fullDisks = 0;
    int restored = 0; // disks that were lost with what was on them since the backup

    SimTally& operator+=(const SimTally& other) {
        accepted += other.accepted;
        deaths += other.deaths;
        powerCuts += other.powerCuts;
        fullDisks += other.fullDisks;
        restored += other.restored;
        return *this;
    }
};

class SimCounter {
  public:
    SimCounter(int index, const std::filesystem::path& top, SimPortal& portal, Dice& dice,
               Complaints& complaints);

    void workAnHour();
    void endDay();
    // Its disk is destroyed; the last backup goes on another one. Nothing without a backup.
    void loseDisk();
    // Link, disk and clock are well, and what needed a clerk for no fault of its own is sent again.
    void settleDown();
    // Nothing of it may have been lost, doubled or left behind. After settleDown().
    void judge(const nlohmann::json& atPortal, const std::set<std::string>& refused);

    // Told to a citizen, and not lost with a disk.
    [[nodiscard]] const std::map<base::DossierId, domain::Dossier>& accepted() const { return m_accepted; }
    [[nodiscard]] const std::set<std::string>& lostWithDisk() const { return m_lost; }
    [[nodiscard]] const std::set<std::string>& numbers() const { return m_numbers; }
    [[nodiscard]] const SimTally& tally() const { return m_tally; }

  private:
    void complain(const std::string& what);
    [[nodiscard]] base::Result<void> open();
    void mustOpen();
    void endProgram();
    void comeBack();  // after a death
    void switchOff(); // on purpose, and on again
    void mayDie(int inThousand, int calls);
    void weather();
    void acceptWaiting();
    void send(std::int64_t until_ms);
    void readNews();
    [[nodiscard]] std::vector<usecases::OutboxRow> openRows();
    void judgeStore();
    void judgeOutbox(const std::set<std::string>& refused);
    void judgeChanges(const nlohmann::json& atPortal);

    const int m_index;
    const std::filesystem::path m_top;
    Dice& m_dice;
    Complaints& m_complaints;
    int m_life = 0;
    std::filesystem::path m_here;
    FakeClock m_clock;
    FakeRandom m_random;
    PowerDisk m_disk;
    core::vault::SodiumSecrets m_secrets;
    core::vault::Vault m_vault{kCheapGuess};
    SimPaper m_paper;
    FakeReserve m_reserve;
    FakeProcedures m_procedures;
    core::sync::IntakeBody m_format;
    core::sync::IntakeChanges m_changes;
    SimLink m_link;
    core::sync::IntakeV1 m_intake;
    std::unique_ptr<core::store::DiskDocumentFiles> m_documents;
    std::unique_ptr<OneByOne> m_files;
    std::unique_ptr<core::store::SqliteStore> m_store;
    std::unique_ptr<core::sync::Engine> m_engine;
    usecases::SignedIn m_clerk;
    std::vector<usecases::Intake> m_waiting; // at the counter's desk
    std::map<base::DossierId, domain::Dossier> m_accepted;
    std::set<std::string> m_lost;
    std::set<std::string> m_numbers;
    std::set<base::DossierId> m_backedUp;
    bool m_hasBackup = false;
    SimTally m_tally;
};

} // namespace tests
