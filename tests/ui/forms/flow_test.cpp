// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/flow.h"

#include <catch2/catch.hpp>

using namespace forms;

namespace {

Strip strip(double height, bool keep_with_next = false, bool in_table = false) {
    return {height, [](QPainter&, QPointF) {}, keep_with_next, in_table};
}

const Strip kHead{5, [](QPainter&, QPointF) {}, true, false};

} // namespace

TEST_CASE("nothing to print is still one page") {
    CHECK(paginate({}, kHead, 100).size() == 1);
}

TEST_CASE("strips that are tied together move to the next page together") {
    const auto pages = paginate({strip(60), strip(30, true), strip(30)}, kHead, 100);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].size() == 1);
    CHECK(pages[1].size() == 2);
    CHECK(pages[1][1].top == Approx(30));
}

TEST_CASE("a row higher than a page is divided, nothing is lost") {
    std::vector<Strip> row(30, strip(10, true, true));
    row.back().keep_with_next = false;
    const auto pages = paginate(row, kHead, 100);
    std::size_t rows = 0;
    for (const auto& page : pages)
        for (const auto& placed : page) {
            CHECK(placed.top + placed.strip.height <= 100);
            rows += placed.strip.in_table ? 1U : 0U;
        }
    CHECK(rows == 30);
    CHECK(pages.size() == 4);
}

TEST_CASE("a page that begins inside the table begins with the table's head") {
    const auto pages = paginate({strip(90), strip(20, false, true), strip(20)}, kHead, 100);
    REQUIRE(pages.size() == 2);
    REQUIRE(pages[1].size() == 3);
    CHECK(pages[1][0].strip.height == Approx(5));
    CHECK(pages[1][1].top == Approx(5));
}
