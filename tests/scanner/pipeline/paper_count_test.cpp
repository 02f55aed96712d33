// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/paper_count.h"

#include <catch2/catch.hpp>

using namespace scanner::pipeline;
using core::domain::PlacedPage;
using core::domain::SortReason;
using Kind = PageMark::Kind;

namespace {

BatchPage page(int number, std::vector<std::string> lines = {}) {
    BatchPage one;
    one.number = number;
    one.stage = PageStage::Read;
    one.scan.dpi = 300;
    one.scan.height_px = 3508;
    one.record.readingKey = "key " + std::to_string(number);
    for (std::size_t line = 0; line < lines.size(); ++line) {
        std::string word;
        for (const char letter : lines[line] + " ") {
            if (letter != ' ') {
                word += letter;
                continue;
            }
            one.record.text.words.push_back({word, {}, 90, 0, static_cast<int>(line)});
            word.clear();
        }
    }
    return one;
}

BatchPage back(int number) {
    auto one = page(number);
    one.scan.isBack = true;
    return one;
}

PlacedPage aside(int number, SortReason reason = SortReason::None) {
    return {number, {}, reason, true};
}

std::vector<Kind> kindsOn(int number, const std::vector<BatchPage>& pages, bool isScanning = false,
                          const std::vector<PlacedPage>& placed = {}) {
    const auto marks = marksOf(pages, placed, isScanning);
    std::vector<Kind> kinds;
    if (marks.contains(number))
        for (const auto& mark : marks.at(number))
            kinds.push_back(mark.kind);
    return kinds;
}

using Kinds = std::vector<Kind>;

} // namespace

TEST_CASE(
    "Sheets are counted with their back sides; a separator and a slip of ours are none of the citizen's") {
    const std::vector<BatchPage> pages{page(1), back(2), page(3), back(4), page(5), page(6)};
    const std::vector<PlacedPage> placed{aside(4), aside(5, SortReason::SeparatorSheet),
                                         aside(6, SortReason::SlipCode)};
    CHECK(countPaper(pages, placed) == PaperCount{2, 4, 3, 3});
}

TEST_CASE("A sheet scanned again counts once, one that was put aside by hand not at all") {
    auto old = page(1);
    old.aside = true;
    auto again = page(3);
    again.inPlaceOf = 1;
    auto put = page(2);
    put.aside = true;
    CHECK(countPaper({again, old, put}, {}) == PaperCount{1, 1, 2, 1});
}

TEST_CASE("A page of a file that was taken in is no sheet") {
    auto imported = page(1);
    imported.scan.origin = {"0123456789abcdef", 1, 1};
    CHECK(countPaper({imported, page(2)}, {}) == PaperCount{1, 1, 0, 2});
}

TEST_CASE("A page that came twice is marked, and names the first one; put aside it is not") {
    auto twice = page(2);
    twice.record.readingKey = "key 1";
    const auto marks = marksOf({page(1), twice, page(3)}, {}, false);
    REQUIRE(marks.size() == 1);
    CHECK(marks.at(2) == std::vector{PageMark{Kind::Twice, 1, 0, 0}});
    CHECK(marksOf({page(1), twice, page(3)}, {aside(2)}, false).empty());
}

TEST_CASE("Blank pages are not taken for copies of each other") {
    auto first = page(1);
    auto second = page(2);
    first.record.readingKey.clear();
    second.record.readingKey.clear();
    CHECK(marksOf({first, second}, {}, false).empty());
}

TEST_CASE("A page 1.4 times longer than its neighbours is marked") {
    auto longer = page(2);
    longer.scan.height_px = 5000;
    CHECK(kindsOn(2, {page(1), longer, page(3)}) == Kinds{Kind::Long});
    CHECK(kindsOn(2, {page(1), longer}) == Kinds{Kind::Long});
    auto alike = page(3);
    alike.scan.height_px = 4800;
    CHECK(kindsOn(2, {page(1), longer, alike}).empty());
    CHECK(kindsOn(2, {longer}).empty());
}

TEST_CASE("A sheet without a back among sheets with one is marked, the last one only when no more can come") {
    CHECK(kindsOn(3, {page(1), back(2), page(3), page(4), back(5)}) == Kinds{Kind::BackMissing});
    CHECK(kindsOn(3, {page(1), back(2), page(3)}) == Kinds{Kind::BackMissing});
    CHECK(kindsOn(3, {page(1), back(2), page(3)}, true).empty());
    CHECK(marksOf({page(1), page(2)}, {}, false).empty());
}

TEST_CASE("A jump in printed page numbers is marked where it jumps") {
    const auto marks = marksOf(
        {page(1, {"a", "Trang 1/5"}), page(2, {"b", "Trang 3/5"}), page(3, {"4/5"}), page(4, {"Trang 5/5."})},
        {}, false);
    REQUIRE(marks.size() == 1);
    CHECK(marks.at(2) == std::vector{PageMark{Kind::Jump, 0, 3, 5}});
}

TEST_CASE("A paper that ends before its last printed number is marked, not while more can come") {
    const std::vector<BatchPage> pages{page(1, {"Trang 1/3"}), page(2, {"Trang 2/3"})};
    CHECK(kindsOn(2, pages) == Kinds{Kind::EndsEarly});
    CHECK(kindsOn(2, pages, true).empty());
    CHECK(kindsOn(2, {pages[0], pages[1], page(3, {"khac"})}) == Kinds{Kind::EndsEarly});
    auto unread = page(3);
    unread.stage = PageStage::Scanned;
    CHECK(kindsOn(2, {pages[0], pages[1], unread}).empty());
}

TEST_CASE("A date or a number with a stroke in running text is no page number") {
    CHECK(marksOf({page(1, {"ngay 3/5 nam nay"}), page(2, {"so 12/2026/ND-CP"})}, {}, false).empty());
}
