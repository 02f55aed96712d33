// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/placing.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace core::domain {
namespace {

constexpr double kSameSize = 1.33; // A4 is twice A5, and a crop to the paper takes a few per cent

const PlacedPage* byClerk(const std::vector<PlacedPage>& before, int number) {
    const auto found = std::ranges::find(before, number, &PlacedPage::number);
    return found != before.end() && found->reason == SortReason::ByClerk ? &*found : nullptr;
}

// Of the pages that were scanned in one place, the newest that the clerk put somewhere.
const PlacedPage* byClerkInItsPlace(const SeenPage& page, const std::vector<SeenPage>& pages,
                                    const std::vector<PlacedPage>& before) {
    const PlacedPage* newest = nullptr;
    for (const auto& each : pages) {
        if (each.number != page.inPlaceOf && each.inPlaceOf != page.inPlaceOf) continue;
        const auto* place = byClerk(before, each.number);
        if (place && (!newest || place->number > newest->number)) newest = place;
    }
    return newest;
}

// The clerk's own place for the page, or for the one that it was scanned instead of.
std::optional<PlacedPage> chosen(const SeenPage& page, const std::vector<SeenPage>& pages,
                                 const std::vector<PlacedPage>& before) {
    const auto* place = byClerk(before, page.number);
    if (!place && page.inPlaceOf > 0) place = byClerkInItsPlace(page, pages, before);
    if (!place) return std::nullopt;
    PlacedPage own = *place;
    own.number = page.number;
    own.setAside = page.aside.value_or(place->number == page.number && place->setAside);
    return own;
}

bool isAskedFor(const std::string& key, const Procedure& procedure) {
    return key == kIdCardComponent ||
           std::ranges::find(procedure.components, key, &Component::key) != procedure.components.end();
}

bool isSameSize(double a_mm2, double b_mm2) {
    const auto [smaller, larger] = std::minmax(a_mm2, b_mm2);
    return smaller <= 0 || larger < smaller * kSameSize;
}

const KnownTitles& noTitles() {
    static const KnownTitles none;
    return none;
}

// Walks through the stack and remembers what the next page may follow.
class Placer {
  public:
    Placer(const Procedure& procedure, const Surroundings& around)
        : m_procedure(procedure)
        , m_around(around)
        , m_sorter(procedure, around.titles ? *around.titles : noTitles()) {}

    PlacedPage place(const SeenPage& page) {
        if (page.stage == SeenPage::Stage::Failed) return {page.number, {}, SortReason::None, false};
        if (page.hint.separator) return part(page);
        if (page.hint.slip) return slip(page);
        if (page.blank) return {page.number, {}, SortReason::None, true};
        if (!m_section.empty()) return follow(page, {m_section, SortReason::BehindSeparator, m_section});
        const bool fits = isSameSize(m_lastArea_mm2, page.hint.area_mm2);
        return follow(page, m_sorter.sort(page.hint, fits ? m_last : std::nullopt));
    }

    void decided(const PlacedPage& place, const SeenPage& page) {
        const bool counts = !place.setAside && page.stage != SeenPage::Stage::Failed;
        if (counts) follow(page, {place.component, place.reason});
    }

    // A page that is not read yet may be a separator: what lies behind it is judged by its own title for now.
    void unknown() {
        m_last.reset();
        m_section.clear();
    }

  private:
    PlacedPage part(const SeenPage& page) {
        const auto& code = *page.hint.separator;
        const bool isOurs = code.batch.empty() || code.batch == m_around.batch;
        m_last.reset();
        m_section = isOurs && isAskedFor(code.component, m_procedure) ? code.component : std::string();
        return {page.number, {}, SortReason::SeparatorSheet, true, code.component};
    }

    PlacedPage slip(const SeenPage& page) {
        m_last.reset();
        return {page.number, {}, SortReason::SlipCode, true, page.hint.slip->number};
    }

    PlacedPage follow(const SeenPage& page, Sorted sorted) {
        m_last = sorted;
        m_lastArea_mm2 = page.hint.area_mm2;
        return {page.number, sorted.component, sorted.reason, false, std::move(sorted.evidence)};
    }

    const Procedure& m_procedure;
    const Surroundings& m_around;
    const PageSorter m_sorter;
    std::optional<Sorted> m_last;
    double m_lastArea_mm2 = 0;
    std::string m_section; // component of the separator in force; empty: none
};

// Nothing: not known yet.
std::optional<PlacedPage> placeOf(const SeenPage& page, const std::vector<SeenPage>& pages,
                                  const std::vector<PlacedPage>& before, Placer& placer) {
    const bool isWaiting = page.stage == SeenPage::Stage::Waiting;
    const bool isSheetOfOurs = !isWaiting && (page.hint.separator || page.hint.slip);
    auto own = chosen(page, pages, before);
    if (own && (!own->setAside || !page.hint.separator)) {
        placer.decided(*own, page);
        return own;
    }
    if (page.aside == true && !isSheetOfOurs) return PlacedPage{page.number, {}, SortReason::None, true};
    if (isWaiting) {
        placer.unknown();
        return std::nullopt;
    }
    if (page.aside == false && (isSheetOfOurs || page.blank))
        return PlacedPage{page.number, {}, SortReason::None, false};
    return placer.place(page);
}

} // namespace

std::vector<PlacedPage> placePages(const std::vector<SeenPage>& pages, const Procedure& procedure,
                                   const std::vector<PlacedPage>& before, const Surroundings& around) {
    std::vector<PlacedPage> placed;
    Placer placer(procedure, around);
    for (const auto& page : pages) {
        auto place = placeOf(page, pages, before, placer);
        if (!place) continue;
        place->incomplete = page.incomplete && !place->setAside;
        placed.push_back(std::move(*place));
    }
    return placed;
}

} // namespace core::domain
