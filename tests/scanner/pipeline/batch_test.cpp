// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/batch.h"

#include "tests/scanner/pipeline/batch_desk.h"

#include <catch2/catch.hpp>

using namespace tests;
using namespace scanner::pipeline;
using scanner::PageCode;

TEST_CASE("Pages keep the order of their numbers, and numbers go on behind the highest") {
    BatchDesk desk;
    const auto batch = desk.create();
    CHECK(batch->nextNumber() == 1);
    for (const int page : {2, 1, 4})
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, page)));
    std::vector<int> numbers;
    for (const auto& page : batch->snapshot())
        numbers.push_back(page.number);
    CHECK(numbers == std::vector<int>{1, 2, 4});
    CHECK(batch->nextNumber() == 5);
}

TEST_CASE("A page number is not given twice") {
    BatchDesk desk;
    const auto batch = desk.create();
    const auto page = BatchDesk::scan(*batch, 1);
    REQUIRE(batch->adopt(page));
    const auto again = batch->adopt(page);
    REQUIRE_FALSE(again);
    CHECK(again.error().is(PageCode::BatchDamaged));
    CHECK(batch->snapshot().size() == 1);
}

TEST_CASE("A page without its file is not adopted") {
    BatchDesk desk;
    const auto batch = desk.create();
    core::ports::ScannedPage page;
    page.number = 1;
    CHECK_FALSE(batch->adopt(page));
    CHECK(batch->snapshot().empty());
}

TEST_CASE("A read page carries its record, a failed one its problem") {
    BatchDesk desk;
    const auto batch = desk.create();
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 1)));
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 2)));
    BatchDesk::writeResults(*batch, 1, "Giấy");
    REQUIRE(batch->markRead(1));
    REQUIRE(batch->markFailed(2, core::base::Error::of(PageCode::NotAnImage, "noise")));
    const auto pages = batch->snapshot();
    CHECK(pages[0].stage == PageStage::Read);
    CHECK(pages[0].record.text.words.at(0).text == "Giấy");
    CHECK(pages[0].hasImage());
    CHECK(pages[1].stage == PageStage::Failed);
    CHECK(pages[1].problem.is(PageCode::NotAnImage));
    CHECK(pages[1].problem.args == std::vector<std::string>{"2"});
    CHECK_FALSE(pages[1].hasImage());
    CHECK(std::filesystem::exists(batch->rawFile(2)));
}

TEST_CASE(
    "What tells a page's place is made once, when the page is read, and again only with a new reading") {
    BatchDesk desk;
    {
        const auto batch = desk.create();
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, 1)));
        CHECK(batch->snapshot()[0].readings == 0);
        BatchDesk::writeResults(*batch, 1, "TỜ KHAI");
        REQUIRE(batch->markRead(1));
        CHECK(batch->snapshot()[0].hint.upperLines.lines() == std::vector<std::string>{"TỜ KHAI"});
        CHECK(batch->snapshot()[0].readings == 1);
        BatchDesk::writeResults(*batch, 1, "GIẤY CHỨNG SINH");
        REQUIRE(batch->markRead(1));
        CHECK(batch->snapshot()[0].hint.upperLines.lines() == std::vector<std::string>{"GIẤY CHỨNG SINH"});
        CHECK(batch->snapshot()[0].readings == 2);
    }
    const auto again = desk.open()->snapshot();
    CHECK(again[0].hint.upperLines.lines() == std::vector<std::string>{"GIẤY CHỨNG SINH"});
    CHECK(again[0].readings == 1);
}

TEST_CASE("A page that failed after it was cleaned still has its picture") {
    BatchDesk desk;
    const auto batch = desk.create();
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 1)));
    BatchDesk::writeResults(*batch, 1, "");
    REQUIRE(batch->markFailed(1, core::base::Error::of(PageCode::WorkerTimedOut)));
    CHECK(batch->snapshot()[0].hasImage());
}

TEST_CASE("Marking a page that is not there, or whose results are not there, is an error") {
    BatchDesk desk;
    const auto batch = desk.create();
    CHECK_FALSE(batch->markRead(1));
    CHECK_FALSE(batch->markFailed(1, core::base::Error::of(PageCode::NotAnImage)));
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 1)));
    CHECK_FALSE(batch->markRead(1));
    CHECK(batch->snapshot()[0].stage == PageStage::Scanned);
}

TEST_CASE("A listener hears of each change and may look at the batch, until it is taken off") {
    BatchDesk desk;
    const auto batch = desk.create();
    std::vector<int> heard;
    batch->onChange([&](int page) {
        CHECK_FALSE(batch->snapshot().empty());
        heard.push_back(page);
    });
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 1)));
    BatchDesk::writeResults(*batch, 1, "Giấy");
    REQUIRE(batch->markRead(1));
    batch->onChange({});
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 2)));
    CHECK(heard == std::vector<int>{1, 1});
}

TEST_CASE("A filed batch leaves nothing behind and cannot be opened again") {
    BatchDesk desk;
    const auto batch = desk.create();
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 1)));
    REQUIRE(batch->markFiled());
    CHECK_FALSE(std::filesystem::exists(batch->folder()));
    const auto again = Batch::open(desk.root(), desk.id, desk.disk, desk.clock);
    REQUIRE_FALSE(again);
    CHECK(again.error().is(PageCode::BatchMissing));
}

TEST_CASE("A batch opened twice in one program is one object") {
    BatchDesk desk;
    const auto batch = desk.create();
    CHECK(desk.open() == batch);
    CHECK_FALSE(Batch::create(desk.root(), desk.id, desk.disk, desk.clock));
}

TEST_CASE("The batch's folder is the owner's alone") {
    BatchDesk desk;
    const auto batch = desk.create();
    CHECK((std::filesystem::status(batch->folder()).permissions() & std::filesystem::perms::mask) ==
          std::filesystem::perms::owner_all);
}
