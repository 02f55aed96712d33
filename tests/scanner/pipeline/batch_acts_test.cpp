// SPDX-License-Identifier: GPL-3.0-or-later
// What the clerk does with the pages, and that it is there again after the program died.
#include "core/ports/store_codes.h"
#include "scanner/pipeline/batch.h"
#include "scanner/pipeline/page_hint.h"
#include "tests/scanner/pipeline/batch_desk.h"

#include <catch2/catch.hpp>

using namespace tests;
using namespace scanner::pipeline;
using scanner::PageCode;

namespace {

BatchDesk::BatchPtr withPages(BatchDesk& desk, int pages) {
    auto batch = desk.create();
    for (int page = 1; page <= pages; ++page)
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, page)));
    return batch;
}

std::vector<int> orderOf(const Batch& batch) {
    std::vector<int> numbers;
    for (const auto& page : batch.snapshot())
        numbers.push_back(page.number);
    return numbers;
}

BatchPage pageOf(const Batch& batch, int number) {
    for (const auto& page : batch.snapshot())
        if (page.number == number) return page;
    FAIL("no page " << number);
    return {};
}

// As a lane does: results of the asking that is open.
void read(Batch& batch, int number, int turn_deg = 0) {
    const int asked = pageOf(batch, number).asked;
    const auto files = batch.resultFiles(number, asked);
    PageRecord record;
    record.width_px = 120;
    record.height_px = 160;
    record.dpi = 300;
    record.turn_deg = turn_deg;
    putBytes(files.cleaned, "picture");
    putBytes(files.preview, "small picture");
    putBytes(files.record, toJson(record));
    REQUIRE(batch.markRead(number, asked));
}

using Numbers = std::vector<int>;

} // namespace

TEST_CASE("The clerk's order holds, also after a crash, and pages scanned later lie behind it") {
    BatchDesk desk;
    {
        const auto batch = withPages(desk, 4);
        REQUIRE(batch->setOrder({3, 1, 4, 2}));
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, 5)));
        CHECK(orderOf(*batch) == Numbers{3, 1, 4, 2, 5});
    }
    CHECK(orderOf(*desk.open()) == Numbers{3, 1, 4, 2, 5});
}

TEST_CASE("An order that names a page twice or one that is not there is refused, and nothing changes") {
    BatchDesk desk;
    const auto batch = withPages(desk, 2);
    const auto wrong = GENERATE(Numbers{1, 1}, Numbers{2, 3});
    const auto refused = batch->setOrder(wrong);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(PageCode::BatchDamaged));
    CHECK(orderOf(*batch) == Numbers{1, 2});
}

TEST_CASE("Pages that an order does not name lie behind those that it names") {
    BatchDesk desk;
    const auto batch = withPages(desk, 4);
    REQUIRE(batch->setOrder({4, 2}));
    CHECK(orderOf(*batch) == Numbers{4, 2, 1, 3});
}

TEST_CASE("A turned page is to be read again, as it is turned, and its first picture stays until then") {
    BatchDesk desk;
    {
        const auto batch = withPages(desk, 1);
        read(*batch, 1, 180);
        const auto first = batch->cleanedFile(1);
        REQUIRE(batch->turn(1, 90));
        const auto turned = pageOf(*batch, 1);
        CHECK(turned.stage == PageStage::Scanned);
        CHECK(turned.turn_deg == 270); // the worker had found 180
        CHECK(batch->cleanedFile(1) == first);
        REQUIRE(batch->unread().size() == 1);
        CHECK(batch->unread()[0].turn_deg == 270);
    }
    const auto batch = desk.open();
    CHECK(pageOf(*batch, 1).turn_deg == 270);
    CHECK(pageOf(*batch, 1).stage == PageStage::Scanned);
    read(*batch, 1, 270);
    CHECK(pageOf(*batch, 1).stage == PageStage::Read);
}

TEST_CASE("A turned page that was read is not read again after a crash") {
    BatchDesk desk;
    {
        const auto batch = withPages(desk, 1);
        read(*batch, 1);
        REQUIRE(batch->turn(1, -90));
        read(*batch, 1, 270);
    }
    const auto batch = desk.open();
    CHECK(batch->unread().empty());
    CHECK(pageOf(*batch, 1).record.turn_deg == 270);
    CHECK(std::filesystem::exists(batch->cleanedFile(1)));
}

TEST_CASE("What was read before the last turn is no answer to it") {
    BatchDesk desk;
    const auto batch = withPages(desk, 1);
    read(*batch, 1);
    REQUIRE(batch->turn(1, 90));
    const int asked = pageOf(*batch, 1).asked;
    REQUIRE(batch->turn(1, 90));
    SECTION("when it was read") {
        REQUIRE(batch->markRead(1, asked));
    }
    SECTION("when it failed") {
        REQUIRE(batch->markFailed(1, core::base::Error::of(PageCode::WorkerDied), asked));
    }
    CHECK(pageOf(*batch, 1).stage == PageStage::Scanned);
    CHECK(pageOf(*batch, 1).turn_deg == 180);
}

TEST_CASE("What is set aside stays aside after a crash, and comes back") {
    BatchDesk desk;
    {
        const auto batch = withPages(desk, 2);
        REQUIRE(batch->setAside(1));
        CHECK(seenPage(pageOf(*batch, 1)).aside == true);
        CHECK_FALSE(seenPage(pageOf(*batch, 2)).aside.has_value());
    }
    {
        const auto batch = desk.open();
        CHECK(pageOf(*batch, 1).aside == true);
        CHECK(std::filesystem::exists(batch->rawFile(1)));
        REQUIRE(batch->restore(1));
    }
    CHECK(pageOf(*desk.open(), 1).aside == false);
}

TEST_CASE("A page scanned again lies in the place of the old one, which is put aside") {
    BatchDesk desk;
    {
        const auto batch = withPages(desk, 3);
        REQUIRE(batch->expectAgain(2));
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, 4)));
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, 5)));
    }
    const auto batch = desk.open();
    CHECK(orderOf(*batch) == Numbers{1, 4, 2, 3, 5});
    CHECK(pageOf(*batch, 4).inPlaceOf == 2);
    CHECK(pageOf(*batch, 2).aside == true);
    CHECK_FALSE(pageOf(*batch, 4).aside.has_value());
    CHECK(pageOf(*batch, 5).inPlaceOf == 0);
}

TEST_CASE("A page that came back although its announcement was lost still lies in the place of the old one") {
    BatchDesk desk;
    {
        const auto batch = withPages(desk, 2);
        REQUIRE(batch->expectAgain(1));
        putBytes(batch->rawFile(3), rawPage(3)); // the program dies before it hears of it
    }
    CHECK(orderOf(*desk.open()) == Numbers{3, 1, 2});
}

TEST_CASE(
    "If the old page is taken back, the one scanned in its place is put aside, and the other way round") {
    BatchDesk desk;
    const auto batch = withPages(desk, 1);
    for (const int next : {2, 3}) {
        REQUIRE(batch->expectAgain(next - 1));
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, next)));
    }
    CHECK(pageOf(*batch, 3).inPlaceOf == 1);
    const auto asides = [&] {
        std::vector<bool> aside;
        for (const int page : {1, 2, 3})
            aside.push_back(pageOf(*batch, page).aside.value_or(false));
        return aside;
    };
    CHECK(asides() == std::vector{true, true, false});
    REQUIRE(batch->restore(1));
    CHECK(asides() == std::vector{false, true, true});
    REQUIRE(batch->restore(3));
    CHECK(asides() == std::vector{true, true, false});
}

TEST_CASE("A page that was to be scanned again and never came leaves its place to nobody else") {
    BatchDesk desk;
    const auto batch = withPages(desk, 2);
    REQUIRE(batch->expectAgain(1));
    REQUIRE(batch->expectAgain(0));
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 3)));
    CHECK(orderOf(*batch) == Numbers{1, 2, 3});
    CHECK_FALSE(pageOf(*batch, 1).aside.has_value());
}

TEST_CASE("A short page is incomplete until it is taken on purpose") {
    BatchDesk desk;
    {
        const auto batch = desk.create();
        auto scanned = BatchDesk::scan(*batch, 1);
        scanned.isShort = true;
        REQUIRE(batch->adopt(scanned));
        CHECK(seenPage(pageOf(*batch, 1)).incomplete);
        REQUIRE(batch->take(1, true));
    }
    const auto batch = desk.open();
    CHECK_FALSE(seenPage(pageOf(*batch, 1)).incomplete);
    REQUIRE(batch->take(1, false));
    CHECK(pageOf(*batch, 1).isIncomplete());
}

TEST_CASE("A back side is still one after a crash") {
    BatchDesk desk;
    {
        const auto batch = desk.create();
        auto scanned = BatchDesk::scan(*batch, 1);
        scanned.isBack = true;
        REQUIRE(batch->adopt(scanned));
    }
    CHECK(pageOf(*desk.open(), 1).scan.isBack);
}

TEST_CASE("An act on a page that is not there is refused") {
    BatchDesk desk;
    const auto batch = withPages(desk, 1);
    for (const auto& refused : {batch->turn(2, 90), batch->setAside(2), batch->restore(2),
                                batch->take(2, true), batch->expectAgain(2)}) {
        REQUIRE_FALSE(refused);
        CHECK(refused.error().is(PageCode::BatchDamaged));
    }
}

TEST_CASE("A page that could not be read is tried once more, and once only, also after a crash") {
    BatchDesk desk;
    {
        const auto batch = withPages(desk, 2);
        REQUIRE(batch->markFailed(1, core::base::Error::of(PageCode::WorkerTimedOut)));
        REQUIRE(batch->markFailed(2, core::base::Error::of(PageCode::NotAnImage)));
        CHECK(batch->secondTries() == Numbers{1});
        const auto begun = batch->beginSecondTry(1).value();
        REQUIRE(begun);
        CHECK(begun->isSecondTry);
        CHECK(begun->asked == 1);
        CHECK(batch->secondTries().empty());
        CHECK(batch->unread().empty()); // it can be filed meanwhile
    }
    const auto batch = desk.open();
    CHECK(batch->secondTries().empty());
    CHECK_FALSE(batch->beginSecondTry(1).value());
    CHECK(pageOf(*batch, 1).stage == PageStage::Failed);
}

TEST_CASE("A second try that was read counts, also after a crash") {
    BatchDesk desk;
    {
        const auto batch = withPages(desk, 1);
        REQUIRE(batch->markFailed(1, core::base::Error::of(PageCode::WorkerDied)));
        REQUIRE(batch->beginSecondTry(1));
        read(*batch, 1);
    }
    CHECK(pageOf(*desk.open(), 1).stage == PageStage::Read);
}

TEST_CASE("A missing page can be moved and put aside, but not turned") {
    BatchDesk desk;
    {
        const auto batch = withPages(desk, 1);
        REQUIRE(batch->markMissing(2, false));
        CHECK_FALSE(batch->markMissing(2, false));
        CHECK_FALSE(batch->turn(2, 90));
        REQUIRE(batch->setOrder({2, 1}));
        REQUIRE(batch->setAside(2));
    }
    const auto batch = desk.open();
    CHECK(orderOf(*batch) == Numbers{2, 1});
    CHECK(pageOf(*batch, 2).isMissing());
    CHECK(pageOf(*batch, 2).aside == true);
    CHECK(batch->unread().size() == 1);
    CHECK(batch->nextNumber() == 3);
}
