// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_lanes.h"

#include "tests/scanner/pipeline/batch_desk.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>

using namespace tests;
using namespace scanner::pipeline;
using scanner::PageCode;

namespace {

LaneSettings moody(int lanes) {
    LaneSettings settings;
    settings.worker = COUNTERFOIL_MOODY_WORKER;
    settings.lanes = lanes;
    return settings;
}

constexpr PageLimit kOneSecond{std::chrono::seconds(1), std::chrono::seconds(1)};

void put(Batch& batch, const std::vector<std::string>& moods) {
    for (const auto& mood : moods)
        REQUIRE(batch.adopt(BatchDesk::scan(batch, batch.nextNumber(), mood)));
}

std::string wordOf(const BatchPage& page) {
    return page.record.text.words.empty() ? "" : page.record.text.words[0].text;
}

} // namespace

TEST_CASE("Every page of a batch is read, whatever the number of lanes, and none is mixed up") {
    const int lanes = GENERATE(1, 2, 3);
    BatchDesk desk;
    const auto batch = desk.create();
    std::vector<std::string> moods;
    for (int page = 1; page <= 20; ++page)
        moods.push_back("ok word" + std::to_string(page));
    put(*batch, moods);
    PageLanes reading(moody(lanes));
    reading.read(batch);
    reading.read(batch);
    reading.finish(*batch);
    for (const auto& page : batch->snapshot()) {
        CHECK(page.stage == PageStage::Read);
        CHECK(wordOf(page) == "word" + std::to_string(page.number));
    }
}

TEST_CASE("A page that kills its worker is tried once more, then marked, and the others are read") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"ok one", "die", "ok three", "die once", "ok five"});
    PageLanes reading(moody(1));
    reading.read(batch);
    reading.finish(*batch);
    const auto pages = batch->snapshot();
    CHECK(wordOf(pages[0]) == "one");
    CHECK(pages[1].stage == PageStage::Failed);
    CHECK(pages[1].problem.is(PageCode::WorkerDied));
    CHECK(pages[1].problem.detail == "signal 9");
    CHECK(pages[1].problem.args == std::vector<std::string>{"2"});
    CHECK(wordOf(pages[2]) == "three");
    CHECK(pages[3].stage == PageStage::Read);
    CHECK(wordOf(pages[4]) == "five");
}

TEST_CASE("A page that takes too long loses its worker, not the batch") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"hang", "ok two"});
    auto settings = moody(1);
    settings.pageLimit = kOneSecond;
    PageLanes reading(settings);
    reading.read(batch);
    reading.finish(*batch);
    CHECK(batch->snapshot()[0].problem.is(PageCode::WorkerTimedOut));
    CHECK(wordOf(batch->snapshot()[1]) == "two");
}

TEST_CASE("A page that eats up the processor's time is given up, however much of the wall clock is left") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"spin", "ok two"});
    auto settings = moody(1);
    settings.pageLimit = {std::chrono::milliseconds(100), std::chrono::hours(1)};
    PageLanes reading(settings);
    reading.read(batch);
    reading.finish(*batch);
    CHECK(batch->snapshot()[0].problem.is(PageCode::WorkerTimedOut));
    CHECK(wordOf(batch->snapshot()[1]) == "two");
}

TEST_CASE("A page that waits for something else than the processor has all of the wall clock's limit") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"hang"});
    auto settings = moody(1);
    settings.pageLimit = {std::chrono::milliseconds(200), std::chrono::seconds(1)};
    const auto begin = std::chrono::steady_clock::now();
    PageLanes reading(settings);
    reading.read(batch);
    reading.finish(*batch);
    CHECK(batch->snapshot()[0].problem.is(PageCode::WorkerTimedOut));
    CHECK(std::chrono::steady_clock::now() - begin >= settings.pageLimit.wall);
}

TEST_CASE("What a worker says of a page is kept with the page") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"refuse", "ok two"});
    PageLanes reading(moody(1));
    reading.read(batch);
    reading.finish(*batch);
    CHECK(batch->snapshot()[0].problem.is(PageCode::TooLarge));
    CHECK(batch->snapshot()[0].problem.detail == "as told");
    CHECK(batch->snapshot()[1].stage == PageStage::Read);
}

TEST_CASE("A worker that speaks nonsense is not believed") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"noise", "wrong answer", "ok three"});
    PageLanes reading(moody(1));
    reading.read(batch);
    reading.finish(*batch);
    CHECK(batch->snapshot()[0].problem.is(PageCode::WorkerDied));
    CHECK(batch->snapshot()[1].problem.is(PageCode::WorkerDied));
    CHECK(batch->snapshot()[2].stage == PageStage::Read);
}

TEST_CASE("Without the worker program the pages are kept for the next start") {
    BatchDesk desk;
    {
        const auto batch = desk.create();
        put(*batch, {"ok one"});
        LaneSettings settings;
        settings.worker = desk.folder / "no-such-program";
        settings.lanes = 1;
        PageLanes reading(settings);
        reading.read(batch);
        reading.finish(*batch);
        CHECK(batch->snapshot()[0].problem.is(PageCode::WorkerMissing));
    }
    const auto batch = desk.open();
    PageLanes reading(moody(1));
    reading.read(batch);
    reading.finish(*batch);
    CHECK(wordOf(batch->snapshot()[0]) == "one");
}

TEST_CASE("A program that does not greet as a page worker is not used") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"ok one"});
    LaneSettings settings;
    settings.worker = "/bin/true";
    settings.lanes = 1;
    PageLanes reading(settings);
    reading.read(batch);
    reading.finish(*batch);
    CHECK(batch->snapshot()[0].problem.is(PageCode::WorkerMissing));
}

TEST_CASE("Lanes that end in the middle of a page leave it to be read at the next start") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"ok one", "hang", "ok three"});
    {
        std::promise<void> firstIsRead;
        std::atomic<bool> told = false;
        batch->onChange([&](int page) {
            if (page == 1 && !told.exchange(true)) firstIsRead.set_value();
        });
        PageLanes reading(moody(1));
        reading.read(batch);
        firstIsRead.get_future().wait();
    }
    batch->onChange({});
    const auto pages = batch->snapshot();
    CHECK(pages[0].stage == PageStage::Read);
    CHECK(pages[1].stage == PageStage::Scanned);
    CHECK(pages[2].stage == PageStage::Scanned);
}

TEST_CASE("A forgotten batch's queued pages stay as they are") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"hang", "ok two"});
    auto settings = moody(1);
    settings.pageLimit = kOneSecond;
    PageLanes reading(settings);
    reading.read(batch);
    reading.forget(*batch);
    CHECK(batch->snapshot()[1].stage == PageStage::Scanned);
    reading.read(batch);
    reading.finish(*batch);
    CHECK(batch->snapshot()[1].stage == PageStage::Read);
}

TEST_CASE("A page turned twice is read as it lies in the end; what was begun in between is broken off") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"hang until 180"});
    PageLanes reading(moody(1));
    reading.read(batch);
    REQUIRE(batch->turn(1, 90));
    reading.read(batch);
    REQUIRE(batch->turn(1, 90));
    reading.read(batch);
    reading.finish(*batch);
    const auto page = batch->snapshot()[0];
    CHECK(page.stage == PageStage::Read);
    CHECK(page.record.turn_deg == 180);
}

TEST_CASE("A page that killed its worker is tried once more with the filter for specks, behind all others") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"die without median", "ok two", "ok three"});
    std::promise<std::vector<PageStage>> othersAtEnd;
    std::atomic<bool> told = false;
    batch->onChange([&](int) {
        const auto pages = batch->snapshot();
        if (pages[0].stage != PageStage::Read || told.exchange(true)) return;
        othersAtEnd.set_value({pages[1].stage, pages[2].stage});
    });
    PageLanes reading(moody(1));
    reading.read(batch);
    const auto others = othersAtEnd.get_future().get();
    batch->onChange({});
    CHECK(others == std::vector{PageStage::Read, PageStage::Read});
    CHECK(batch->snapshot()[0].record.median);
}

TEST_CASE("Whoever waits for all of a batch finds pages read that only a second try can read") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"die without median", "ok two", "die without median"});
    PageLanes reading(moody(2));
    reading.read(batch);
    reading.finishAll(*batch);
    for (const auto& page : batch->snapshot())
        CHECK(page.stage == PageStage::Read);
}

TEST_CASE("Whoever waits for all of a batch is told when a second try failed as well, and once only") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"die", "ok two"});
    PageLanes reading(moody(2));
    for (int time = 0; time < 2; ++time) {
        reading.read(batch);
        reading.finishAll(*batch);
        CHECK(batch->snapshot()[0].stage == PageStage::Failed);
        CHECK(batch->snapshot()[0].triedAgain);
        CHECK(batch->snapshot()[1].stage == PageStage::Read);
    }
}

TEST_CASE("A second try that fails as well leaves the page as it was, and nobody waits for it") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"hang"});
    auto settings = moody(1);
    settings.pageLimit = kOneSecond;
    PageLanes reading(settings);
    reading.read(batch);
    reading.finish(*batch);
    CHECK(batch->snapshot()[0].problem.is(PageCode::WorkerTimedOut));
    reading.forget(*batch);
    CHECK(batch->snapshot()[0].stage == PageStage::Failed);
    CHECK(batch->secondTries().size() + (batch->snapshot()[0].triedAgain ? 1 : 0) == 1);
}

TEST_CASE("However many lanes there are, one page at a time is in memory at full size") {
    BatchDesk desk;
    const auto batch = desk.create();
    std::vector<std::string> moods;
    for (int page = 1; page <= 24; ++page)
        moods.push_back("full word" + std::to_string(page));
    put(*batch, moods);
    PageLanes reading(moody(4));
    reading.read(batch);
    reading.finish(*batch);
    for (const auto& page : batch->snapshot())
        CHECK(wordOf(page) == "word" + std::to_string(page.number));
    std::string oneAfterTheOther;
    for (int page = 1; page <= 24; ++page)
        oneAfterTheOther += "begin\nend\n";
    CHECK(bytesOf(desk.root() / "full-size.log") == oneAfterTheOther);
}

TEST_CASE("A page that dies or hangs at full size keeps no other page from its turn") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"die full", "full two", "hang full", "full four", "full five"});
    auto settings = moody(2);
    settings.pageLimit = kOneSecond; // which does not run while a page waits
    PageLanes reading(settings);
    reading.read(batch);
    reading.finish(*batch);
    const auto pages = batch->snapshot();
    CHECK(pages[0].problem.is(PageCode::WorkerDied));
    CHECK(wordOf(pages[1]) == "two");
    CHECK(pages[2].problem.is(PageCode::WorkerTimedOut));
    CHECK(wordOf(pages[3]) == "four");
    CHECK(wordOf(pages[4]) == "five");
}

TEST_CASE("Lanes end although a page waits for its turn") {
    BatchDesk desk;
    const auto batch = desk.create();
    put(*batch, {"ok one", "hang full", "hang full"});
    {
        std::promise<void> firstIsRead;
        std::atomic<bool> told = false;
        batch->onChange([&](int page) {
            if (page == 1 && !told.exchange(true)) firstIsRead.set_value();
        });
        PageLanes reading(moody(2));
        reading.read(batch);
        firstIsRead.get_future().wait();
    }
    batch->onChange({});
    CHECK(batch->snapshot()[1].stage == PageStage::Scanned);
    CHECK(batch->snapshot()[2].stage == PageStage::Scanned);
}
