// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/copy_name.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <functional>

namespace core::store::backup {

namespace base = core::base;

namespace {

constexpr int kMostRuns = 8;
constexpr int kDailyCopies = 7;
constexpr int kWeeklyCopies = 4;
constexpr int kDaysAWeek = 7;
constexpr std::string_view kBegin = "counterfoil-";
constexpr std::string_view kEnd = ".db";

std::optional<int> numberFrom(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool isNumber = error == std::errc() && end == digits.data() + digits.size() && number > 0;
    return isNumber ? std::optional<int>(number) : std::nullopt;
}

std::string isoFrom(std::string_view digits) {
    if (digits.size() != 8) return {};
    const std::string text(digits);
    return text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2);
}

} // namespace

std::string CopyName::text() const {
    std::array<char, 48> begin{};
    const int length = std::snprintf(begin.data(), begin.size(), "counterfoil-%06d-%d-", day, run);
    auto digits = base::toIso(date);
    std::erase(digits, '-');
    return std::string(begin.data(), static_cast<std::size_t>(length)) + digits + std::string(kEnd);
}

std::optional<CopyName> copyNameFrom(std::string_view text) {
    const auto whole = text;
    if (!text.starts_with(kBegin) || !text.ends_with(kEnd)) return std::nullopt;
    text.remove_prefix(kBegin.size());
    text.remove_suffix(kEnd.size());
    const auto first = text.find('-');
    const auto second = text.rfind('-');
    if (first == std::string_view::npos || first == second) return std::nullopt;
    const auto day = numberFrom(text.substr(0, first));
    const auto run = numberFrom(text.substr(first + 1, second - first - 1));
    const auto date = base::dateFromIso(isoFrom(text.substr(second + 1)));
    if (!day || !run || !date) return std::nullopt;
    const CopyName name{*day, *run, *date};
    return name.text() == whole ? std::optional<CopyName>(name) : std::nullopt;
}

CopyName nextCopy(const std::vector<CopyName>& there, const base::Date& today) {
    const auto newest = std::ranges::max_element(there);
    if (newest == there.end()) return {1, 1, today};
    const bool isSameDay = newest->date == today && newest->run < kMostRuns;
    return isSameDay ? CopyName{newest->day, newest->run + 1, today} : CopyName{newest->day + 1, 1, today};
}

std::vector<CopyName> superfluous(std::vector<CopyName> there) {
    std::ranges::sort(there, std::greater());
    std::vector<CopyName> served;
    int kept = 0;
    int keptWeekly = 0;
    int lastDay = 0;
    for (const auto& copy : there) {
        const bool isLastOfDay = copy.day != lastDay;
        lastDay = copy.day;
        const bool isDaily = isLastOfDay && kept < kDailyCopies;
        const bool isWeekly =
            isLastOfDay && !isDaily && copy.day % kDaysAWeek == 0 && keptWeekly < kWeeklyCopies;
        kept += isDaily ? 1 : 0;
        keptWeekly += isWeekly ? 1 : 0;
        if (!isDaily && !isWeekly) served.push_back(copy);
    }
    return served;
}

} // namespace core::store::backup
