// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sorting.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>

namespace core::domain {
namespace {

// Distances are per mille of the longer text.
constexpr int kAccepted = 200;
constexpr int kMargin = 100;
constexpr int kWorst = 1000;
// A title is broken over so many lines at most.
constexpr std::size_t kMostLines = 3;
// No line of a page is a title beyond this; the comparison stays cheap on a page of noise.
constexpr std::size_t kLongestLine = 200;
constexpr std::string_view kNationalHeading[] = {"conghoaxahoichunghiavietnam", "doclaptudohanhphuc"};

// Without blanks: OCR loses and invents them, and printers space titles out.
std::string compact(std::string_view text) {
    std::string result;
    for (const auto& word : base::foldedWords(text))
        result += word;
    return result;
}

// Levenshtein. With `anywhere`, `wanted` may stand anywhere inside `text`.
std::size_t editDistance(std::string_view wanted, std::string_view text, bool anywhere) {
    std::vector<std::size_t> row(text.size() + 1, 0);
    if (!anywhere) std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= wanted.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= text.size(); ++j) {
            const auto replaced = diagonal + (wanted[i - 1] == text[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return anywhere ? *std::min_element(row.begin(), row.end()) : row.back();
}

int perMille(std::size_t part, std::size_t whole) {
    return whole == 0 ? kWorst : static_cast<int>(part * 1000 / whole);
}

int titleDistance(std::string_view title, std::string_view line) {
    const auto longer = std::max(title.size(), line.size());
    const auto lengthGap = longer - std::min(title.size(), line.size());
    const int atLeast = perMille(lengthGap, longer);
    if (atLeast > kAccepted + kMargin) return kWorst;
    return perMille(editDistance(title, line, false), longer);
}

// Neighbouring lines joined; lines [first, last].
struct Window {
    std::size_t first = 0;
    std::size_t last = 0;
    std::string text;
};

std::vector<Window> windowsOf(const std::vector<std::string>& lines) {
    std::vector<Window> windows;
    for (std::size_t first = 0; first < lines.size(); ++first) {
        Window window{first, first, {}};
        for (; window.last < std::min(first + kMostLines, lines.size()); ++window.last) {
            window.text += lines[window.last];
            if (window.text.size() > kLongestLine) break;
            windows.push_back(window);
        }
    }
    return windows;
}

struct Match {
    const Component* component = nullptr;
    const Window* window = nullptr;
    std::size_t titleLength = 0;
    int distance = kWorst;
};

std::vector<Match> matchesOf(const Procedure& procedure, const std::vector<Window>& windows) {
    std::vector<Match> matches;
    for (const auto& component : procedure.components) {
        for (const auto& title : component.titles) {
            const auto wanted = compact(title);
            for (const auto& window : windows) {
                const int distance = titleDistance(wanted, window.text);
                if (distance <= kAccepted + kMargin)
                    matches.push_back({&component, &window, wanted.size(), distance});
            }
        }
    }
    return matches;
}

// "GIẤY XÁC NHẬN ..." read as the second line of "TỜ KHAI CẤP / GIẤY XÁC NHẬN ..." is a part of that title,
// not a title of its own.
bool isPartOf(const Match& part, const Match& whole) {
    return whole.component != part.component && whole.distance <= kAccepted &&
           whole.titleLength > part.titleLength && whole.window->first <= part.window->first &&
           whole.window->last >= part.window->last && whole.window->text.size() > part.window->text.size();
}

void dropParts(std::vector<Match>& matches) {
    const auto all = matches;
    std::erase_if(matches, [&](const Match& match) {
        return std::any_of(all.begin(), all.end(),
                           [&](const Match& other) { return isPartOf(match, other); });
    });
}

const Component* clearWinner(const std::vector<Match>& matches) {
    const auto best = std::min_element(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
        return a.distance < b.distance;
    });
    if (best == matches.end() || best->distance > kAccepted) return nullptr;
    const bool rivalled = std::any_of(matches.begin(), matches.end(), [&](const Match& other) {
        return other.component != best->component && other.distance < best->distance + kMargin;
    });
    return rivalled ? nullptr : best->component;
}

bool showsNationalHeading(const std::vector<std::string>& lines) {
    return std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
        return std::any_of(
            std::begin(kNationalHeading), std::end(kNationalHeading), [&](std::string_view heading) {
                return perMille(editDistance(heading, line, true), heading.size()) <= kAccepted;
            });
    });
}

std::vector<std::string> compactLines(const std::vector<std::string>& lines) {
    std::vector<std::string> result;
    for (const auto& line : lines)
        if (auto text = compact(line); !text.empty()) result.push_back(std::move(text));
    return result;
}

} // namespace

Sorted sortPage(const PageHint& page, const Procedure& procedure, const std::optional<Sorted>& before) {
    if (page.hasIdCardCode) return {kIdCardComponent, SortReason::IdCardCode};
    const auto lines = compactLines(page.upperLines);
    const auto windows = windowsOf(lines);
    auto matches = matchesOf(procedure, windows);
    dropParts(matches);
    if (const auto* component = clearWinner(matches)) return {component->key, SortReason::Title};

    const bool rivalled = std::any_of(matches.begin(), matches.end(),
                                      [](const Match& match) { return match.distance <= kAccepted; });
    const bool canFollow = before && !before->component.empty() && before->component != kIdCardComponent;
    if (rivalled || !canFollow || showsNationalHeading(lines)) return {};
    return {before->component, SortReason::FollowsPageBefore};
}

} // namespace core::domain
