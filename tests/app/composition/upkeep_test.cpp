// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/upkeep.h"

#include "core/ports/store_codes.h"
#include "core/store/disk_document_files.h"
#include "core/store/posix_file_system.h"
#include "core/store/sqlite/database.h"
#include "core/vault/sodium_secrets.h"
#include "tests/core/store/open_store.h"
#include "tests/core/store/sample_dossier.h"
#include "tests/support/fakes.h"

#include <catch2/catch.hpp>

#include <condition_variable>
#include <mutex>

using app::composition::Upkeep;
using core::base::Result;
using core::ports::BackupReport;
using core::ports::StoreCode;

namespace {

constexpr Upkeep::Rhythm kQuick{std::chrono::milliseconds(0), std::chrono::milliseconds(1)};
constexpr std::chrono::seconds kPatience(30);

// Backups that end as the test says.
class FakeBackups : public core::ports::Backups {
  public:
    bool fails = false;
    bool takesLong = false; // until it is stopped

    [[nodiscard]] Result<BackupReport> make(const std::filesystem::path&, const core::base::Date&,
                                            const std::stop_token& stop) override {
        std::unique_lock lock(m_mutex);
        ++m_made;
        m_changed.notify_all();
        if (takesLong) m_changed.wait(lock, stop, [] { return false; });
        if (fails || takesLong) return core::base::fail(StoreCode::BackupFailed, "fake", {"/stick"});
        return BackupReport{};
    }
    bool awaitMade(int count) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, kPatience, [&] { return m_made >= count; });
    }
    void become(bool failing) {
        const std::scoped_lock lock(m_mutex);
        fails = failing;
    }
    int made() {
        const std::scoped_lock lock(m_mutex);
        return m_made;
    }

  private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    int m_made = 0;
};

// Lets a test wait for what the backup's thread tells.
class Ear {
  public:
    void hear() {
        const std::scoped_lock lock(m_mutex);
        ++m_heard;
        m_changed.notify_all();
    }
    bool await(const std::function<bool()>& what) {
        std::unique_lock lock(m_mutex);
        for (int last = -1; last != m_heard;) {
            last = m_heard;
            lock.unlock();
            if (what()) return true;
            lock.lock();
            m_changed.wait_for(lock, kPatience, [&] { return m_heard != last; });
        }
        return false;
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_heard = 0;
};

class FakeReserve : public core::ports::DiskReserve {
  public:
    [[nodiscard]] core::ports::DiskRoom room() override { return core::ports::DiskRoom::Enough; }
    [[nodiscard]] std::int64_t free_mb() override { return 1; }
    [[nodiscard]] bool giveUp() override { return false; }
    void layBy() override {
        const std::scoped_lock lock(m_mutex);
        ++m_laidBy;
        m_changed.notify_all();
    }
    bool awaitLaidBy(int count) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, kPatience, [&] { return m_laidBy >= count; });
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_laidBy = 0;
};

struct Kept : tests::OwnStore {
    tests::FakeClock clock;
    FakeBackups backups;
    FakeReserve reserve;
    core::usecases::BackUp backingUp{*store, backups, clock};
    core::store::PosixFileSystem disk;
    core::vault::SodiumSecrets secrets;
    core::store::DiskDocumentFiles documents{disk, secrets, tests::openVault(), folder / "documents"};
    core::usecases::Retention retaining{*store, documents, clock};
    core::usecases::Resealing resealing{*store, tests::openVault(), clock};
};

} // namespace

TEST_CASE_METHOD(Kept, "A backup that is due is made on its own, once") {
    Ear ear;
    Upkeep upkeep(backingUp, retaining, resealing, reserve, "/stick", kQuick);
    upkeep.onChange([&] { ear.hear(); });
    CHECK(ear.await([&] { return backingUp.isDue() == false; }));
    CHECK_FALSE(upkeep.trouble());
    CHECK(backups.made() == 1);
}

TEST_CASE_METHOD(Kept, "A backup that failed is told and tried again until it succeeds") {
    backups.become(true);
    Ear ear;
    Upkeep upkeep(backingUp, retaining, resealing, reserve, "/stick", kQuick);
    upkeep.onChange([&] { ear.hear(); });
    CHECK(ear.await([&] { return upkeep.trouble() && upkeep.trouble()->is(StoreCode::BackupFailed); }));
    CHECK(backups.awaitMade(3));
    backups.become(false);
    CHECK(ear.await([&] { return !upkeep.trouble(); }));
    CHECK(backingUp.isDue() == false);
}

TEST_CASE_METHOD(Kept, "Without a folder in the set-up no backup is tried and nothing is wrong") {
    {
        Upkeep upkeep(backingUp, retaining, resealing, reserve, "", kQuick);
        CHECK(reserve.awaitLaidBy(3)); // the reserve is looked after all the same
    }
    CHECK(backups.made() == 0);
    CHECK(backingUp.isDue() == true);
}

TEST_CASE_METHOD(Kept, "A program that ends does not wait for a backup that is being made") {
    backups.takesLong = true;
    {
        Upkeep upkeep(backingUp, retaining, resealing, reserve, "/stick", kQuick);
        REQUIRE(backups.awaitMade(1));
    }
    CHECK(backingUp.isDue() == true);
}

TEST_CASE_METHOD(Kept, "The frozen body of a dossier that was received is erased on its own") {
    const auto dossier = tests::sampleDossier(1);
    auto received = tests::sampleDelivery(dossier);
    received.receipt = "a receipt";
    received.receiptEpoch = "9f2c";
    tests::mustWrite(*store, [&](core::ports::Books& books) { return tests::save(books, dossier); });
    tests::mustWrite(*store, [&](core::ports::Books& books) { return books.outbox().acknowledge(received); });
    {
        Upkeep upkeep(backingUp, retaining, resealing, reserve, "", kQuick);
        CHECK(reserve.awaitLaidBy(2)); // one look at what is due is over
    }
    const auto delivery =
        tests::ask(*store, [&](core::ports::Books& books) { return books.outbox().delivery(dossier.id, 1); });
    CHECK(delivery.body.empty());
    CHECK(delivery.receipt == "a receipt");
}

TEST_CASE_METHOD(
    Kept, "After a change of keys what lies under the older one is brought under the newest on its own") {
    core::vault::Vault vault(tests::kCheapGuess);
    const auto made = vault.makeKeys({}, "correct horse battery", {});
    REQUIRE(made);
    const auto keyed = core::store::SqliteStore::open(folder / "keyed.db", vault);
    REQUIRE(keyed);
    const auto next = vault.nextKeys({{{}, made->slot.publicHalf}}, {});
    REQUIRE(next);
    tests::mustWrite(**keyed, [&](core::ports::Books& books) -> Result<void> {
        if (auto kept = books.keys().insert(made->record); !kept) return kept;
        if (auto kept = books.drafts().put({{}, {}, "{}", 0}); !kept) return kept;
        return books.keys().change(*next);
    });
    vault.useNextKeys();
    core::usecases::Resealing changed{**keyed, vault, clock};
    {
        Upkeep upkeep(backingUp, retaining, changed, reserve, "", kQuick);
        CHECK(reserve.awaitLaidBy(2));
    }
    const auto tool =
        core::store::sqlite::Database::open(folder / "keyed.db", core::store::sqlite::Access::Read);
    REQUIRE(tool);
    CHECK((*tool)->ask("SELECT hex(substr(content,1,1)) FROM draft") == "02");
}
