// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/paper_count.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <string_view>

namespace scanner::pipeline {
namespace {

namespace domain = core::domain;
using Kind = PageMark::Kind;
using Pages = std::vector<const BatchPage*>;

constexpr double kLonger = 1.4;
constexpr int kMostNumbered = 500;

const domain::PlacedPage* placeOf(const std::vector<domain::PlacedPage>& placed, int number) {
    const auto found = std::ranges::find(placed, number, &domain::PlacedPage::number);
    return found == placed.end() ? nullptr : &*found;
}

int firstOf(const BatchPage& page) {
    return page.inPlaceOf > 0 ? page.inPlaceOf : page.number;
}

// The sheet of each page, by the number that it was first scanned under: a back side belongs to the front
// before it.
std::map<int, int> sheetsOf(const std::vector<BatchPage>& pages) {
    std::map<int, bool> isBack;
    for (const auto& page : pages)
        if (page.inPlaceOf == 0 && !page.scan.origin) isBack[page.number] = page.scan.isBack;
    std::map<int, int> sheets;
    int sheet = 0;
    bool mayTurn = false;
    for (const auto& [number, back] : isBack) {
        if (!back || !mayTurn) ++sheet;
        mayTurn = !back;
        sheets[number] = sheet;
    }
    return sheets;
}

bool isSheetOfOurs(const domain::PlacedPage& place) {
    return place.setAside && (place.reason == domain::SortReason::SeparatorSheet ||
                              place.reason == domain::SortReason::SlipCode);
}

double length_mm(const BatchPage& page) {
    return page.scan.dpi > 0 ? page.scan.height_px * 25.4 / page.scan.dpi : 0;
}

struct PrintedNumber {
    int number = 0;
    int total = 0; // 0: none is printed
};

PrintedNumber numberIn(std::string_view word) {
    PrintedNumber printed;
    const char* end = word.data() + word.size();
    const auto first = std::from_chars(word.data(), end, printed.number);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '/') return {};
    const auto second = std::from_chars(first.ptr + 1, end, printed.total);
    const bool isWhole = second.ec == std::errc{} &&
                         std::string_view(second.ptr, end).find_first_not_of(".,)") == std::string_view::npos;
    const bool makesSense = printed.number >= 1 && printed.number <= printed.total && printed.total >= 2 &&
                            printed.total <= kMostNumbered;
    return isWhole && makesSense ? printed : PrintedNumber{};
}

// "Trang 3/5", or "3/5" alone on its line.
PrintedNumber printedNumber(const PageText& text) {
    const auto& words = text.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].text.find('/') == std::string::npos) continue;
        const auto printed = numberIn(words[i].text);
        if (printed.total == 0) continue;
        const bool begins = i == 0 || words[i - 1].line != words[i].line;
        const bool ends = i + 1 == words.size() || words[i + 1].line != words[i].line;
        if (begins ? ends : core::base::folded(words[i - 1].text) == "trang") return printed;
    }
    return {};
}

class Marker {
  public:
    Marker(Pages pages, bool isScanning) : m_pages(std::move(pages)), m_isScanning(isScanning) {}

    std::map<int, std::vector<PageMark>> marks() {
        markTwice();
        for (std::size_t i = 0; i < m_pages.size(); ++i)
            markLong(i);
        markBacks();
        markNumbers();
        return std::move(m_marks);
    }

  private:
    void mark(const BatchPage& page, PageMark mark) { m_marks[page.number].push_back(mark); }

    // The pixels read tell: the raw file carries its number, so its hash is never the same.
    void markTwice() {
        std::map<std::string_view, int> seen;
        for (const auto* page : m_pages) {
            const auto& key = page->record.readingKey;
            if (page->stage != PageStage::Read || key.empty()) continue;
            const auto [first, isNew] = seen.emplace(key, firstOf(*page));
            if (!isNew) mark(*page, {Kind::Twice, first->second, 0, 0});
        }
    }

    void markLong(std::size_t i) {
        const auto isLonger = [&](const BatchPage& other) {
            return length_mm(*m_pages[i]) > kLonger * length_mm(other) && length_mm(other) > 0;
        };
        const bool hasBefore = i > 0;
        const bool hasBehind = i + 1 < m_pages.size();
        if (m_pages[i]->scan.origin || (!hasBefore && !hasBehind)) return;
        if ((!hasBefore || isLonger(*m_pages[i - 1])) && (!hasBehind || isLonger(*m_pages[i + 1])))
            mark(*m_pages[i], {Kind::Long, 0, 0, 0});
    }

    // As they were scanned, whatever order they were put in.
    void markBacks() {
        auto pages = m_pages;
        std::ranges::sort(pages, {}, [](const BatchPage* page) { return firstOf(*page); });
        for (std::size_t i = 1; i < pages.size(); ++i) {
            const bool isLast = i + 1 == pages.size();
            if (pages[i]->scan.isBack || !pages[i - 1]->scan.isBack || (isLast && m_isScanning)) continue;
            if (isLast || !pages[i + 1]->scan.isBack) mark(*pages[i], {Kind::BackMissing, 0, 0, 0});
        }
    }

    void markNumbers() {
        PrintedNumber before;
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            const auto& page = *m_pages[i];
            const auto printed =
                page.stage == PageStage::Read ? printedNumber(page.record.text) : PrintedNumber{};
            if (printed.number > 1 && !follows(before, printed))
                mark(page, {Kind::Jump, 0, printed.number, printed.total});
            if (printed.number < printed.total && !mayGoOn(i, printed))
                mark(page, {Kind::EndsEarly, 0, printed.number, printed.total});
            before = printed;
        }
    }

    static bool follows(const PrintedNumber& before, const PrintedNumber& printed) {
        return before.total == printed.total && before.number + 1 == printed.number;
    }
    // A jump is marked on the page that jumps.
    [[nodiscard]] bool mayGoOn(std::size_t i, const PrintedNumber& printed) const {
        if (i + 1 == m_pages.size()) return m_isScanning;
        const auto& behind = *m_pages[i + 1];
        if (behind.stage != PageStage::Read) return true;
        const auto next = printedNumber(behind.record.text);
        return next.total == printed.total && next.number > 1;
    }

    Pages m_pages;
    bool m_isScanning;
    std::map<int, std::vector<PageMark>> m_marks;
};

} // namespace

PaperCount countPaper(const std::vector<BatchPage>& pages, const std::vector<domain::PlacedPage>& placed) {
    const auto sheets = sheetsOf(pages);
    PaperCount count;
    std::set<int> seen;
    for (const auto& page : pages) {
        const auto* place = placeOf(placed, page.number);
        const bool isAside = place ? place->setAside : page.aside.value_or(false);
        ++(isAside ? count.setAside : count.filed);
        const bool counts = page.aside != true && !(place && isSheetOfOurs(*place)) && !page.scan.origin;
        if (!counts) continue;
        ++count.sides;
        if (const auto sheet = sheets.find(firstOf(page)); sheet != sheets.end()) seen.insert(sheet->second);
    }
    count.sheets = static_cast<int>(seen.size());
    return count;
}

std::map<int, std::vector<PageMark>> marksOf(const std::vector<BatchPage>& pages,
                                             const std::vector<domain::PlacedPage>& placed, bool isScanning) {
    Pages filed;
    for (const auto& page : pages) {
        const auto* place = placeOf(placed, page.number);
        if (place ? !place->setAside : !page.aside.value_or(false)) filed.push_back(&page);
    }
    return Marker(std::move(filed), isScanning).marks();
}

} // namespace scanner::pipeline
