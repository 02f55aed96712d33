// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/title_lines.h"

#include "core/domain/likeness.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace core::domain {
namespace {

constexpr std::size_t kMostLines = 3;
// No line of a page is a title beyond this; the comparison stays cheap on a page of noise.
constexpr std::size_t kLongestLine = 200;
constexpr std::size_t kAccepted = 200; // per mille of the heading
constexpr std::string_view kNationalHeading[] = {"conghoaxahoichunghiavietnam", "doclaptudohanhphuc"};

std::vector<std::string> compactLines(const std::vector<std::string>& lines) {
    std::vector<std::string> result;
    for (const auto& line : lines)
        if (auto text = compact(line); !text.empty()) result.push_back(std::move(text));
    return result;
}

std::vector<TitleWindow> windowsOf(const std::vector<std::string>& lines) {
    std::vector<TitleWindow> windows;
    for (std::size_t first = 0; first < lines.size(); ++first) {
        std::string joined;
        for (auto last = first; last < std::min(first + kMostLines, lines.size()); ++last) {
            joined += lines[last];
            if (joined.size() > kLongestLine) break;
            windows.push_back({first, last, TitleText::of(joined)});
        }
    }
    return windows;
}

bool holdNationalHeading(const std::vector<std::string>& lines) {
    return std::ranges::any_of(lines, [](const std::string& line) {
        return std::ranges::any_of(kNationalHeading, [&](std::string_view heading) {
            return distanceInside(heading, line) * 1000 <= heading.size() * kAccepted;
        });
    });
}

} // namespace

TitleLines::TitleLines(std::vector<std::string> lines) {
    const auto letters = compactLines(lines);
    m_folded = std::make_shared<const Folded>(
        Folded{std::move(lines), windowsOf(letters), holdNationalHeading(letters)});
}

const std::shared_ptr<const TitleLines::Folded>& TitleLines::none() {
    static const auto empty = std::make_shared<const Folded>();
    return empty;
}

} // namespace core::domain
