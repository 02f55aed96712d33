// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/stack_study.h"

#include "scanner/pipeline/page_values.h"

#include <algorithm>
#include <utility>

namespace scanner::pipeline {
namespace {

namespace domain = core::domain;
using domain::Correction;
using domain::ListKind;

bool holdsMiddle(const domain::Area& area, const Box& box) {
    const int x = box.x + box.width / 2;
    const int y = box.y + box.height / 2;
    return x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
}

PageItem itemOf(const Word& word) {
    const auto kind = isDoubtful(word) ? PageItem::Kind::Doubtful : PageItem::Kind::Word;
    return {kind, word.box, word.text, word.text, word.confidence};
}

PageItem itemOf(const Correction& correction, float confidence) {
    const auto& area = correction.area;
    return {PageItem::Kind::Corrected,
            {area.x, area.y, area.width, area.height},
            correction.corrected,
            correction.read,
            confidence,
            correction.list};
}

const domain::PlacedPage* placeOf(int page, const std::vector<domain::PlacedPage>& places) {
    const auto found = std::ranges::find(places, page, &domain::PlacedPage::number);
    return found == places.end() || found->setAside ? nullptr : &*found;
}

// Labels and names of procedures are corrected for finding things, not for being read out.
std::vector<Correction> shownCorrections(const BatchPage& page, const domain::ClosedLists& lists) {
    auto all = domain::correctionsOn(readPageOf(page), lists);
    std::erase_if(all, [](const Correction& each) {
        return each.list != ListKind::Title && each.list != ListKind::Unit;
    });
    return all;
}

} // namespace

std::vector<PageItem> itemsOn(const BatchPage& page, const std::vector<Correction>& corrections) {
    std::vector<PageItem> items;
    std::vector<std::size_t> itemOfCorrection(corrections.size(), 0); // counted from 1
    for (const auto& word : page.record.text.words) {
        const auto correction = std::ranges::find_if(
            corrections, [&](const Correction& each) { return holdsMiddle(each.area, word.box); });
        if (correction == corrections.end()) {
            items.push_back(itemOf(word));
            continue;
        }
        auto& place = itemOfCorrection[static_cast<std::size_t>(correction - corrections.begin())];
        if (place == 0) {
            items.push_back(itemOf(*correction, word.confidence));
            place = items.size();
        }
        auto& known = items[place - 1];
        known.confidence = std::min(known.confidence, word.confidence);
    }
    for (const auto& box : page.record.unreadPlaces)
        items.push_back({PageItem::Kind::Unread, box});
    return items;
}

StackStudy::StackStudy(std::shared_ptr<const domain::ClosedLists> lists) : m_lists(std::move(lists)) {}

void StackStudy::look(const BatchPage& page) {
    auto& known = m_pages[page.number];
    if (known.items && known.readings == page.readings) return;
    const auto corrections = m_lists ? shownCorrections(page, *m_lists) : std::vector<Correction>{};
    known = {page.readings, std::make_shared<const std::vector<PageItem>>(itemsOn(page, corrections)),
             cardProposals(page)};
}

const StackStudy::Proposals& StackStudy::valuesOf(const domain::Component& component,
                                                  const std::vector<BatchPage>& pages,
                                                  const std::vector<domain::PlacedPage>& places) {
    std::vector<const BatchPage*> lying;
    std::vector<std::pair<int, int>> readings;
    for (const auto& page : pages) {
        const auto* place = placeOf(page.number, places);
        if (!place || place->component != component.key || page.stage != PageStage::Read) continue;
        lying.push_back(&page);
        readings.emplace_back(page.number, page.readings);
    }
    auto& form = m_forms[component.key];
    if (form.pages != readings) form = {std::move(readings), formProposals(component, lying)};
    return form.values;
}

StackFindings StackStudy::study(const core::base::BatchId& batch, const std::vector<BatchPage>& pages,
                                const std::vector<domain::PlacedPage>& places,
                                const domain::Procedure& procedure) {
    if (batch != m_batch) m_pages.clear();
    if (batch != m_batch || procedure.code != m_procedure) m_forms.clear();
    m_batch = batch;
    m_procedure = procedure.code;
    StackFindings found;
    for (const auto& page : pages) {
        if (page.stage != PageStage::Read) continue;
        look(page);
        const auto& known = m_pages.at(page.number);
        found.items[page.number] = known.items;
        if (placeOf(page.number, places))
            found.proposals.insert(found.proposals.end(), known.cards.begin(), known.cards.end());
    }
    for (const auto& component : procedure.components) {
        const auto& values = valuesOf(component, pages, places);
        found.proposals.insert(found.proposals.end(), values.begin(), values.end());
    }
    return found;
}

} // namespace scanner::pipeline
