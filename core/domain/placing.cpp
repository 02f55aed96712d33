// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/placing.h"

#include <algorithm>
#include <optional>

namespace core::domain {
namespace {

const PlacedPage* byClerk(const std::vector<PlacedPage>& before, int number) {
    const auto found = std::ranges::find(before, number, &PlacedPage::number);
    return found != before.end() && found->reason == SortReason::ByClerk ? &*found : nullptr;
}

PlacedPage placeOf(const SeenPage& page, const Procedure& procedure, const std::optional<Sorted>& last) {
    if (page.stage == SeenPage::Stage::Failed) return {page.number, {}, SortReason::None, false};
    if (page.blank) return {page.number, {}, SortReason::None, true};
    const auto sorted = sortPage(page.hint, procedure, last);
    return {page.number, sorted.component, sorted.reason, false};
}

} // namespace

std::vector<PlacedPage> placePages(const std::vector<SeenPage>& pages, const Procedure& procedure,
                                   const std::vector<PlacedPage>& before) {
    std::vector<PlacedPage> placed;
    std::optional<Sorted> last;
    for (const auto& page : pages) {
        const auto* decided = byClerk(before, page.number);
        if (!decided && page.stage == SeenPage::Stage::Waiting) {
            last.reset(); // not known yet: the next page is judged by its own title for now
            continue;
        }
        placed.push_back(decided ? *decided : placeOf(page, procedure, last));
        const bool counts = !placed.back().setAside && page.stage != SeenPage::Stage::Failed;
        if (counts) last = Sorted{placed.back().component, placed.back().reason};
    }
    return placed;
}

} // namespace core::domain
