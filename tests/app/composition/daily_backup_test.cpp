// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/daily_backup.h"

#include "core/ports/store_codes.h"
#include "tests/core/store/open_store.h"
#include "tests/support/fakes.h"

#include <catch2/catch.hpp>

#include <condition_variable>
#include <mutex>

using app::composition::DailyBackup;
using core::base::Result;
using core::ports::BackupReport;
using core::ports::StoreCode;

namespace {

constexpr DailyBackup::Rhythm kQuick{std::chrono::milliseconds(0), std::chrono::milliseconds(1)};
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

struct Daily : tests::OwnStore {
    tests::FakeClock clock;
    FakeBackups backups;
    core::usecases::BackUp backingUp{*store, backups, clock};
};

} // namespace

TEST_CASE_METHOD(Daily, "A backup that is due is made on its own, once") {
    Ear ear;
    DailyBackup daily(backingUp, "/stick", kQuick);
    daily.onChange([&] { ear.hear(); });
    CHECK(ear.await([&] { return backingUp.isDue() == false; }));
    CHECK_FALSE(daily.trouble());
    CHECK(backups.made() == 1);
}

TEST_CASE_METHOD(Daily, "A backup that failed is told and tried again until it succeeds") {
    backups.become(true);
    Ear ear;
    DailyBackup daily(backingUp, "/stick", kQuick);
    daily.onChange([&] { ear.hear(); });
    CHECK(ear.await([&] { return daily.trouble() && daily.trouble()->is(StoreCode::BackupFailed); }));
    CHECK(backups.awaitMade(3));
    backups.become(false);
    CHECK(ear.await([&] { return !daily.trouble(); }));
    CHECK(backingUp.isDue() == false);
}

TEST_CASE_METHOD(Daily, "Without a folder in the set-up no backup is tried and nothing is wrong") {
    { DailyBackup daily(backingUp, "", kQuick); }
    CHECK(backups.made() == 0);
    CHECK(backingUp.isDue() == true);
}

TEST_CASE_METHOD(Daily, "A program that ends does not wait for a backup that is being made") {
    backups.takesLong = true;
    {
        DailyBackup daily(backingUp, "/stick", kQuick);
        REQUIRE(backups.awaitMade(1));
    }
    CHECK(backingUp.isDue() == true);
}
