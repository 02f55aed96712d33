// SPDX-License-Identifier: GPL-3.0-or-later
// Each call to the disk fails once.
#include "core/ports/store_codes.h"
#include "scanner/pipeline/batch.h"
#include "tests/scanner/pipeline/batch_desk.h"
#include "tests/support/failing_file_system.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace tests;
using namespace scanner::pipeline;

TEST_CASE("Whatever call of the disk fails while a batch is made, it can be made or opened afterwards") {
    for (int call = 1;; ++call) {
        BatchDesk desk;
        FailingFileSystem failing(desk.disk);
        failing.failAt(call);
        const bool made = Batch::create(desk.root(), desk.id, failing, desk.clock).has_value();
        if (!failing.fired()) break;
        CHECK_FALSE(made);
        const auto again = Batch::open(desk.root(), desk.id, desk.disk, desk.clock);
        CHECK((again || Batch::create(desk.root(), desk.id, desk.disk, desk.clock)));
    }
}

TEST_CASE("Whatever call fails while pages come in, pages announced as kept are there after a restart") {
    for (int call = 1;; ++call) {
        BatchDesk desk;
        FailingFileSystem failing(desk.disk);
        auto batch = Batch::create(desk.root(), desk.id, failing, desk.clock).value();
        failing.failAt(call);
        std::vector<int> kept;
        for (const int page : {1, 2, 3}) {
            if (batch->adopt(BatchDesk::scan(*batch, page))) kept.push_back(page);
            BatchDesk::writeResults(*batch, page, "Giấy");
            const bool read = batch->markRead(page).has_value();
            if (!read) (void)batch->markFailed(page, core::base::Error::of(scanner::PageCode::DiskFull));
        }
        const bool fired = failing.fired();
        const auto before = batch->snapshot();
        batch.reset();
        const auto after = desk.open()->snapshot();
        for (const int page : kept) {
            CHECK(std::any_of(after.begin(), after.end(),
                              [&](const BatchPage& each) { return each.number == page; }));
        }
        // The raw files of all three lie there, so recovery brings back even those that were not announced.
        CHECK(after.size() == 3);
        for (const auto& page : before) {
            const auto& same = after[static_cast<std::size_t>(page.number - 1)];
            if (page.stage == PageStage::Read) CHECK(same.stage == PageStage::Read);
        }
        if (!fired) break;
    }
}

TEST_CASE("Whatever call fails while a batch is opened, the next opening succeeds and shows the same pages") {
    for (int call = 1;; ++call) {
        BatchDesk desk;
        {
            const auto batch = desk.create();
            for (const int page : {1, 2})
                REQUIRE(batch->adopt(BatchDesk::scan(*batch, page)));
            putBytes(batch->rawFile(3), rawPage(3));
            putBytes(batch->folder() / "0004.part", "half");
            const std::string journal = bytesOf(batch->folder() / "journal");
            putBytes(batch->folder() / "journal", journal + "{\"kind\":\"pa");
        }
        FailingFileSystem failing(desk.disk);
        failing.failAt(call, core::ports::StoreCode::Failed);
        (void)Batch::open(desk.root(), desk.id, failing, desk.clock);
        CHECK(desk.open()->snapshot().size() == 3);
        if (!failing.fired()) break;
    }
}

TEST_CASE("A page that could not be put into the journal is adopted when the disk has room again") {
    BatchDesk desk;
    FailingFileSystem failing(desk.disk);
    const auto batch = Batch::create(desk.root(), desk.id, failing, desk.clock).value();
    failing.failAt(1);
    const auto adopted = batch->adopt(BatchDesk::scan(*batch, 1));
    REQUIRE_FALSE(adopted);
    CHECK(adopted.error().is(core::ports::StoreCode::DiskFull));
    CHECK(batch->snapshot().empty());
    REQUIRE(batch->adoptLeftovers());
    CHECK(batch->snapshot().size() == 1);
    CHECK(batch->nextNumber() == 2);
}
