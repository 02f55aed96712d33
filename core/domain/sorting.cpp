// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sorting.h"

#include <algorithm>

namespace core::domain {
namespace {

// Distances are per mille of the longer text.
constexpr int kAccepted = 200;
constexpr int kMargin = 100;
constexpr int kWorst = 1000;

struct Match {
    const Component* component = nullptr; // nullptr: a paper that this procedure does not ask for
    std::string_view title;               // as printed
    std::size_t titleLength = 0;          // in letters
    const TitleWindow* window = nullptr;
    int distance = kWorst;
};
using Matches = std::vector<Match>;

void compare(Matches& matches, const Component* component, const TitleText& title,
             const TitleWindow& window) {
    const int distance = titleDistance(title, window.text, kAccepted + kMargin);
    if (distance < kWorst)
        matches.push_back({component, title.text, title.letters.size(), &window, distance});
}

std::vector<OwnTitle> titlesOf(const Procedure& procedure) {
    std::vector<OwnTitle> titles;
    for (const auto& component : procedure.components)
        for (const auto& title : component.titles)
            titles.push_back({&component, TitleText::of(title)});
    return titles;
}

Matches matchesOf(const std::vector<OwnTitle>& own, const KnownTitles& known,
                  const std::vector<TitleWindow>& windows) {
    Matches matches;
    for (const auto& window : windows) {
        for (const auto& each : own)
            compare(matches, each.component, each.title, window);
        for (const auto& title : known.near(window.text.letters.size(), kAccepted + kMargin)) {
            const bool isOwn = std::ranges::any_of(
                own, [&](const OwnTitle& each) { return each.title.letters == title.letters; });
            if (!isOwn) compare(matches, nullptr, title, window);
        }
    }
    return matches;
}

// "GIẤY XÁC NHẬN ..." read as the second line of "TỜ KHAI CẤP / GIẤY XÁC NHẬN ..." is a part of that title,
// not a title of its own.
bool isPartOf(const Match& part, const Match& whole) {
    return whole.distance <= kAccepted && whole.titleLength > part.titleLength &&
           whole.window->first <= part.window->first && whole.window->last >= part.window->last &&
           whole.window->text.letters.size() > part.window->text.letters.size();
}

void dropParts(Matches& matches) {
    const auto all = matches;
    std::erase_if(matches, [&](const Match& match) {
        return std::ranges::any_of(all, [&](const Match& other) { return isPartOf(match, other); });
    });
}

const Match* bestOf(const Matches& matches, bool own) {
    const Match* best = nullptr;
    for (const auto& match : matches)
        if ((match.component != nullptr) == own && (!best || match.distance < best->distance)) best = &match;
    return best && best->distance <= kAccepted ? best : nullptr;
}

bool isRivalled(const Match& best, const Matches& matches) {
    return std::ranges::any_of(matches, [&](const Match& other) {
        return other.component && other.component != best.component &&
               other.distance < best.distance + kMargin;
    });
}

} // namespace

PageSorter::PageSorter(const Procedure& procedure, const KnownTitles& known)
    : m_own(titlesOf(procedure)), m_known(known) {}

Sorted PageSorter::sort(const PageHint& page, const std::optional<Sorted>& before) const {
    if (page.hasIdCardCode) return {kIdCardComponent, SortReason::IdCardCode};
    auto matches = matchesOf(m_own, m_known, page.upperLines.windows());
    dropParts(matches);
    const auto* own = bestOf(matches, true);
    const auto* other = bestOf(matches, false);
    if (other && (!own || other->distance + kMargin <= own->distance))
        return {{}, SortReason::OtherTitle, std::string(other->title)};
    if (own && isRivalled(*own, matches)) return {};
    if (own) return {own->component->key, SortReason::Title, std::string(own->title)};

    const bool canFollow = before && !before->component.empty() && before->component != kIdCardComponent;
    if (!canFollow || page.upperLines.showNationalHeading()) return {};
    return {before->component, SortReason::FollowsPageBefore};
}

Sorted sortPage(const PageHint& page, const Procedure& procedure, const std::optional<Sorted>& before,
                const KnownTitles& known) {
    return PageSorter(procedure, known).sort(page, before);
}

} // namespace core::domain
