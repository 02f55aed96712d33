// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/post_correction.h"

#include "core/base/spelling.h"
#include "core/base/text.h"
#include "core/domain/label_hits.h"
#include "core/domain/likeness.h"

#include <algorithm>

namespace core::domain {
namespace {

constexpr std::size_t kLettersAnError = 6;
constexpr std::size_t kRunnerUp = 2;
constexpr std::size_t kMostUnitWords = 7;

// Signs neither make nor mend a word.
std::string spelledWithoutSigns(std::string_view text) {
    std::string plain(text);
    std::ranges::replace_if(
        plain, [](char c) { return std::string_view(".,;:()[]\"'/-_|").find(c) != std::string_view::npos; },
        ' ');
    return base::spelling(plain);
}

bool hasDigit(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Words [first, last] of a row as one piece of text.
struct Span {
    std::string text;
    Area area;
};

Span spanOf(const PageRows& page, const Row& row, std::size_t first, std::size_t last) {
    Span span{{}, page.words[row[first]].area};
    for (auto i = first; i <= last; ++i) {
        const auto& word = page.words[row[i]];
        span.text += (span.text.empty() ? "" : " ") + word.text;
        span.area = united(span.area, word.area);
    }
    return span;
}

class Page {
  public:
    Page(const ReadPage& page, const ClosedLists& lists) : m_page(rowsOfPage(page)), m_lists(lists) {}

    std::vector<Correction> corrections() {
        const auto hits = labelHits(m_page, m_lists.labelLetters());
        for (std::size_t r = 0; r < m_page.rows.size(); ++r) {
            const auto& row = m_page.rows[r];
            if (takeWholeRow(row)) continue;
            for (const auto& hit : hits)
                if (hit.row == r) take(spanOf(m_page, row, hit.first, hit.last), ListKind::Label);
            takeUnits(row);
        }
        return std::move(m_found);
    }

  private:
    bool take(const Span& span, ListKind list) {
        auto correction = m_lists.correct(span.text, list);
        if (!correction) return false;
        correction->page = m_page.number;
        correction->area = span.area;
        m_found.push_back(std::move(*correction));
        return true;
    }

    bool takeWholeRow(const Row& row) {
        const auto whole = spanOf(m_page, row, 0, row.size() - 1);
        return take(whole, ListKind::Title) || take(whole, ListKind::ProcedureName);
    }

    // The longest name that begins at the word.
    void takeUnits(const Row& row) {
        for (std::size_t first = 0; first < row.size(); ++first) {
            if (!m_lists.beginsUnit(m_page.words[row[first]].text)) continue;
            for (auto last = std::min(row.size() - 1, first + kMostUnitWords - 1); last > first; --last) {
                if (!take(spanOf(m_page, row, first, last), ListKind::Unit)) continue;
                first = last;
                break;
            }
        }
    }

    PageRows m_page;
    const ClosedLists& m_lists;
    std::vector<Correction> m_found;
};

} // namespace

ClosedLists::ClosedLists(const std::vector<Procedure>& procedures, const std::vector<std::string>& units) {
    for (const auto& procedure : procedures) {
        add(procedure.name, ListKind::ProcedureName);
        for (const auto& component : procedure.components) {
            for (const auto& title : component.titles)
                add(title, ListKind::Title);
            for (const auto& label : component.labels) {
                add(label.text, ListKind::Label);
                m_labelLetters.push_back(compact(label.text));
            }
        }
    }
    for (const auto& unit : units) {
        add(unit, ListKind::Unit);
        const auto words = base::foldedWords(unit);
        if (!words.empty()) m_unitHeads.push_back(words.front());
    }
    for (auto* texts : {&m_labelLetters, &m_unitHeads}) {
        std::ranges::sort(*texts);
        texts->erase(std::unique(texts->begin(), texts->end()), texts->end());
    }
    std::ranges::stable_sort(m_entries, {}, [](const Entry& entry) { return entry.title.letters.size(); });
}

void ClosedLists::add(const std::string& text, ListKind list) {
    Entry entry{TitleText::of(base::cleaned(text)), spelledWithoutSigns(text), list};
    if (!entry.title.letters.empty()) m_entries.push_back(std::move(entry));
}

bool ClosedLists::beginsUnit(std::string_view word) const {
    const auto words = base::foldedWords(word);
    return words.size() == 1 && std::ranges::binary_search(m_unitHeads, words.front());
}

std::optional<Correction> ClosedLists::correct(std::string_view read, ListKind list) const {
    if (hasDigit(read)) return std::nullopt;
    const auto line = TitleText::of(std::string(read));
    const auto limit = line.letters.size() / kLettersAnError;
    const auto reach = limit + kRunnerUp - 1; // a rival further off does no harm
    const auto length = [](const Entry& entry) { return entry.title.letters.size(); };
    const auto least = line.letters.size() > reach ? line.letters.size() - reach : 0;
    const auto first = std::ranges::lower_bound(m_entries, least, {}, length);
    const auto end = std::ranges::upper_bound(m_entries, line.letters.size() + reach, {}, length);

    const Entry* best = nullptr;
    std::size_t bestDistance = reach + 1;
    std::size_t secondDistance = reach + 1; // of another spelling
    for (auto entry = first; entry < end; ++entry) {
        if (entry->list != list) continue;
        const auto distance = letterDistance(entry->title, line, reach);
        if (distance > reach || (best && entry->spelling == best->spelling)) continue;
        if (distance < bestDistance) {
            secondDistance = bestDistance;
            bestDistance = distance;
            best = &*entry;
        } else {
            secondDistance = std::min(secondDistance, distance);
        }
    }
    const bool isClear = best && bestDistance <= limit && secondDistance >= bestDistance + kRunnerUp;
    if (!isClear || best->spelling == spelledWithoutSigns(read)) return std::nullopt;
    return Correction{std::string(read), best->title.text, list, bestDistance};
}

std::vector<Correction> correctionsOn(const ReadPage& page, const ClosedLists& lists) {
    return Page(page, lists).corrections();
}

} // namespace core::domain
