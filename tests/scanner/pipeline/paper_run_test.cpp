// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/paper_run.h"

#include "tests/scanner/pipeline/batch_desk.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace tests;
using namespace scanner::pipeline;
namespace ports = core::ports;

namespace {

// A scanner with so many sheets in it; it may finish one more page without a word, and then break, or be
// stopped while one more sheet is under way.
class FakeScanner : public ports::ScanSource {
  public:
    FakeScanner(const Batch& batch, int sheets) : m_batch(batch), m_sheets(sheets) {}

    bool breaks = false;
    bool isStopped = false;
    bool comesWhole = false; // the page under way when it is stopped
    ports::ScanRequest asked;

    core::base::Result<std::vector<ports::ScannerInfo>> list(const std::stop_token&) override {
        return std::vector<ports::ScannerInfo>{};
    }
    core::base::Result<ports::ScanEnd> scan(const ports::ScanRequest& request, ports::ScanEvents& events,
                                            const std::stop_token&) override {
        asked = request;
        const int sheets = request.mostPages > 0 ? std::min(request.mostPages, m_sheets) : m_sheets;
        const int end = request.firstPage + sheets;
        for (int page = request.firstPage; page < end; ++page) {
            const auto scanned = BatchDesk::scan(m_batch, page, "ok sheet" + std::to_string(page));
            if (auto kept = events.pageDone(scanned); !kept) return core::base::fail(kept.error());
        }
        if (isStopped) return ports::ScanEnd::Stopped;
        if (!breaks) return ports::ScanEnd::FeederEmpty;
        putBytes(m_batch.rawFile(end), "ok unannounced");
        return core::base::fail(ports::ScanCode::DriverCrashed);
    }

    int finishStop() override {
        const int page = m_batch.nextNumber();
        if (!comesWhole) return page;
        putBytes(m_batch.rawFile(page), "ok whole");
        return 0;
    }

  private:
    const Batch& m_batch;
    int m_sheets;
};

LaneSettings moody() {
    LaneSettings settings;
    settings.worker = COUNTERFOIL_MOODY_WORKER;
    settings.lanes = 2;
    return settings;
}

} // namespace

TEST_CASE("A stack goes into the batch and is read; the next one goes on behind it") {
    BatchDesk desk;
    const auto batch = desk.create();
    PageLanes lanes(moody());
    FakeScanner scanner(*batch, 12);
    const auto end = scanInto(batch, lanes, scanner, {}, {});
    REQUIRE(end);
    CHECK(*end == ports::ScanEnd::FeederEmpty);
    CHECK(scanner.asked.folder == batch->folder());
    REQUIRE(scanInto(batch, lanes, scanner, {}, {}));
    CHECK(scanner.asked.firstPage == 13);
    lanes.finish(*batch);
    const auto pages = batch->snapshot();
    REQUIRE(pages.size() == 24);
    for (const auto& page : pages)
        CHECK(page.stage == PageStage::Read);
}

TEST_CASE("A scanner that breaks down leaves its pages, also one that it finished without a word") {
    BatchDesk desk;
    const auto batch = desk.create();
    PageLanes lanes(moody());
    FakeScanner scanner(*batch, 3);
    scanner.breaks = true;
    const auto end = scanInto(batch, lanes, scanner, {}, {});
    REQUIRE_FALSE(end);
    CHECK(end.error().is(ports::ScanCode::DriverCrashed));
    lanes.finish(*batch);
    CHECK(batch->snapshot().size() == 4);
    CHECK(batch->nextNumber() == 5);
}

TEST_CASE("A sheet scanned again takes the place of its page, and what is scanned then goes on behind all") {
    BatchDesk desk;
    const auto batch = desk.create();
    PageLanes lanes(moody());
    FakeScanner scanner(*batch, 3);
    REQUIRE(scanInto(batch, lanes, scanner, {}, {}));
    REQUIRE(scanAgain(batch, lanes, scanner, {}, 2, {}));
    REQUIRE(scanInto(batch, lanes, scanner, {}, {}));
    lanes.finish(*batch);
    std::vector<int> order;
    for (const auto& page : batch->snapshot())
        order.push_back(page.number);
    CHECK(order == std::vector{1, 4, 2, 3, 5, 6, 7});
    CHECK(batch->snapshot()[2].aside == true);
}

TEST_CASE("An empty feeder leaves the page that was to be scanned again in its place") {
    BatchDesk desk;
    const auto batch = desk.create();
    PageLanes lanes(moody());
    FakeScanner scanner(*batch, 2);
    REQUIRE(scanInto(batch, lanes, scanner, {}, {}));
    FakeScanner empty(*batch, 0);
    REQUIRE(scanAgain(batch, lanes, empty, {}, 1, {}));
    REQUIRE(scanInto(batch, lanes, scanner, {}, {}));
    lanes.finish(*batch);
    CHECK_FALSE(batch->snapshot()[0].aside.has_value());
    CHECK(batch->snapshot()[3].inPlaceOf == 0);
}

TEST_CASE(
    "A sheet that was under way when the scan was stopped is a missing page until it is scanned again") {
    BatchDesk desk;
    {
        const auto batch = desk.create();
        PageLanes lanes(moody());
        FakeScanner scanner(*batch, 2);
        scanner.isStopped = true;
        const auto end = scanInto(batch, lanes, scanner, {}, {});
        REQUIRE(end);
        CHECK(*end == ports::ScanEnd::Stopped);
    }
    const auto batch = desk.open(); // as after a crash
    REQUIRE(batch->snapshot().size() == 3);
    CHECK(batch->snapshot()[2].isMissing());
    CHECK(batch->snapshot()[2].problem.args == std::vector<std::string>{"3"});
    CHECK_FALSE(batch->snapshot()[2].hasImage());

    PageLanes lanes(moody());
    FakeScanner scanner(*batch, 2);
    REQUIRE(scanAgain(batch, lanes, scanner, {}, 3, {}));
    REQUIRE(scanInto(batch, lanes, scanner, {}, {}));
    lanes.finish(*batch);
    std::vector<int> filed;
    for (const auto& page : batch->snapshot())
        if (page.aside != true) filed.push_back(page.number);
    CHECK(filed == std::vector{1, 2, 4, 5, 6});
    CHECK(batch->snapshot()[2].inPlaceOf == 3);
}

TEST_CASE("A page that came whole behind a stop is kept as any other") {
    BatchDesk desk;
    const auto batch = desk.create();
    PageLanes lanes(moody());
    FakeScanner scanner(*batch, 1);
    scanner.isStopped = scanner.comesWhole = true;
    REQUIRE(scanInto(batch, lanes, scanner, {}, {}));
    lanes.finish(*batch);
    REQUIRE(batch->snapshot().size() == 2);
    CHECK_FALSE(batch->snapshot()[1].isMissing());
    CHECK(batch->snapshot()[1].scan.file == batch->rawFile(2));
}

TEST_CASE("The missing back side of a sheet counts as a back") {
    BatchDesk desk;
    const auto batch = desk.create();
    PageLanes lanes(moody());
    FakeScanner scanner(*batch, 1);
    scanner.isStopped = true;
    ports::ScanRequest request;
    request.source = "duplex";
    REQUIRE(scanInto(batch, lanes, scanner, request, {}));
    CHECK(batch->snapshot()[1].scan.isBack);
}

TEST_CASE("If the scan of a sheet once more is stopped, its old page stays, and no page is missing") {
    BatchDesk desk;
    const auto batch = desk.create();
    PageLanes lanes(moody());
    FakeScanner scanner(*batch, 2);
    REQUIRE(scanInto(batch, lanes, scanner, {}, {}));
    FakeScanner stopped(*batch, 0);
    stopped.isStopped = true;
    REQUIRE(scanAgain(batch, lanes, stopped, {}, 1, {}));
    CHECK(batch->snapshot().size() == 2);
    CHECK_FALSE(batch->snapshot()[0].aside.has_value());
}
