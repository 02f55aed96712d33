// SPDX-License-Identifier: GPL-3.0-or-later
// Titles in capitals, drawn and scanned, through the real cleaner and engine.
#include "scanner/image/page_cleaner.h"
#include "scanner/ocr/reader.h"
#include "tests/scanner/image/drawn_page.h"
#include "tests/support/corpus/plan.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace tests;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> linesRead(const corpus::PagePlan& plan) {
    const TempFolder folder;
    QImage first = blankPage(200, 200);
    write(first, 0, 0, QStringLiteral(" ")); // makes the application that fonts need
    writeP6(corpus::drawn(plan, 1, 0).image, folder / "page.pnm");
    const auto page = scanner::image::cleanPage(folder / "page.pnm", plan.dpi, {});
    REQUIRE(page);
    auto reader = scanner::ocr::Reader::open({});
    REQUIRE(reader);
    const auto text = reader->read(page->reading.get(), page->readingDpi, {60s, 600s});
    REQUIRE(text);
    return text->lines();
}

} // namespace

TEST_CASE("A title reads with the accents of its capitals, and no line of odd signs stands above it") {
    const auto look = GENERATE(as<std::string>(), "office", "skewed");
    const auto plan =
        corpus::chosen(corpus::wholePlan(), {"criminal-record-request"}, {QString::fromStdString(look)}, 1);
    REQUIRE(plan.size() == 1);
    CAPTURE(look);
    const auto lines = linesRead(plan.front());
    const auto title = std::ranges::find(lines, plan.front().title.toStdString());
    REQUIRE(title != lines.end());
    REQUIRE(title != lines.begin());
    CHECK(*std::prev(title) == "Độc lập - Tự do - Hạnh phúc");
}
