// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/disk_backups.h"
#include "core/usecases/back_up.h"
#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>

using namespace tests;

namespace {

struct BackUpFixture : CounterFixture {
    std::filesystem::path stick = folder / "stick";
    core::store::backup::DiskBackups backups{disk, secrets, folder / "counterfoil.db", folder / "documents"};
    usecases::BackUp backingUp{*store, backups, clock};

    BackUpFixture() {
        std::filesystem::create_directory(stick);
        setUp();
        REQUIRE(receiving().receive(completeIntake(), clerk));
    }
};

} // namespace

TEST_CASE_METHOD(BackUpFixture, "A backup is written down with the audit's end that it holds") {
    const auto report = backingUp.run(stick);
    REQUIRE(report);
    CHECK(std::filesystem::exists(stick / report->copy));
    const auto read = store->read([&](ports::Books& books) -> base::Result<void> {
        CHECK(*books.audit().length() == report->auditSeq + 1);
        CHECK(*books.audit().hashOf(report->auditSeq) == report->auditHash);
        return {};
    });
    CHECK(read);
}

TEST_CASE_METHOD(BackUpFixture,
                 "A backup is due until one is made, on each new date and after each start of the PC") {
    CHECK(backingUp.isDue() == true);
    REQUIRE(backingUp.run(stick));
    CHECK(backingUp.isDue() == false);
    SECTION("the next day") {
        clock.wall.ms += 86'400'000;
    }
    SECTION("a clock that was set back") {
        clock.wall.ms = 0;
    }
    SECTION("the PC was switched off and on, and its clock stands still") {
        clock.boot = "boot-2";
    }
    CHECK(backingUp.isDue() == true);
}

TEST_CASE_METHOD(BackUpFixture, "A backup that failed stays due") {
    CHECK(backingUp.run(folder / "unplugged").error().is(ports::StoreCode::BackupFolderMissing));
    CHECK(backingUp.isDue() == true);
}
