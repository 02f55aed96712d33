// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/pipeline_filer.h"

#include "scanner/base/code.h"
#include "tests/scanner/pipeline/batch_desk.h"

#include <catch2/catch.hpp>

#include <fstream>

using app::composition::PipelineFiler;

namespace {

// Three sheets, the second set aside by the clerk.
struct FilerDesk : tests::BatchDesk {
    BatchPtr batch = create();
    PipelineFiler filer{root(), disk, clock};

    FilerDesk() {
        for (int number = 1; number <= 3; ++number)
            REQUIRE(batch->adopt(scan(*batch, number)));
        REQUIRE(batch->setAside(2));
    }
    [[nodiscard]] bool isAllOf(const std::vector<int>& known, const std::vector<int>& filed) {
        return filer.isAllOf(id, known, filed).has_value();
    }
};

} // namespace

TEST_CASE("A stack may go when each page that was not set aside is known") {
    FilerDesk desk;
    CHECK(desk.isAllOf({1, 2, 3}, {1, 3}));
    CHECK(desk.isAllOf({1, 3}, {1, 3}));
    CHECK(desk.isAllOf({1, 3}, {1})); // the third is a blank one, say
}

TEST_CASE("A stack with a page that nobody knows may not go, and the page is named") {
    FilerDesk desk;
    const auto whole = desk.filer.isAllOf(desk.id, {1}, {1});
    REQUIRE_FALSE(whole);
    CHECK(whole.error().is(scanner::PageCode::PageNotRead));
    CHECK(whole.error().args == std::vector<std::string>{"3"});
}

TEST_CASE("A page that was set aside meanwhile may not be filed") {
    FilerDesk desk;
    CHECK_FALSE(desk.isAllOf({1, 2, 3}, {1, 2, 3}));
}

TEST_CASE("A released stack leaves nothing on the disk, and releasing it again is no error") {
    FilerDesk desk;
    REQUIRE(desk.filer.release(desk.id));
    CHECK_FALSE(std::filesystem::exists(desk.batch->folder()));
    CHECK(desk.filer.release(desk.id));
}

TEST_CASE("A released stack whose journal is damaged goes all the same") {
    FilerDesk desk;
    const auto folder = desk.batch->folder();
    desk.batch.reset();
    std::ofstream(folder / "journal") << "noise\nnoise\n";
    REQUIRE(desk.filer.release(desk.id));
    CHECK_FALSE(std::filesystem::exists(folder));
}
