// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_values.h"

#include "core/domain/identity.h"
#include "scanner/pipeline/page_hint.h"

#include <algorithm>
#include <utility>

namespace scanner::pipeline {
namespace {

namespace domain = core::domain;
using Proposals = std::vector<domain::FieldProposal>;

domain::Area areaOf(const Box& box) {
    return {box.x, box.y, box.width, box.height};
}

void append(Proposals& all, Proposals more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

const domain::PlacedPage* placeOf(const BatchPage& page, const std::vector<domain::PlacedPage>& places) {
    const auto found = std::ranges::find(places, page.number, &domain::PlacedPage::number);
    return found == places.end() || found->setAside ? nullptr : &*found;
}

} // namespace

domain::ReadPage readPageOf(const BatchPage& page) {
    domain::ReadPage read{page.number, {}};
    for (const auto& word : page.record.text.words)
        read.words.push_back({word.text, areaOf(word.box), word.confidence});
    return read;
}

Proposals cardProposals(const BatchPage& page) {
    Proposals found;
    for (const auto& code : page.record.codes) {
        const auto identity = domain::parseIdCardCode(code.text);
        if (identity) append(found, domain::proposalsFrom(*identity, page.number, areaOf(code.box)));
    }
    if (const auto lines = mrzOn(page.record)) append(found, domain::proposalsFrom(*lines, page.number));
    return found;
}

Proposals formProposals(const domain::Component& component, const std::vector<const BatchPage*>& pages) {
    if (pages.empty() || component.labels.empty()) return {};
    std::vector<domain::ReadPage> form;
    form.reserve(pages.size());
    for (const auto* page : pages)
        form.push_back(readPageOf(*page));
    return domain::proposalsBeside(component.labels, form);
}

Proposals proposalsIn(const std::vector<BatchPage>& pages, const std::vector<domain::PlacedPage>& places,
                      const domain::Procedure& procedure) {
    Proposals found;
    for (const auto& page : pages)
        if (placeOf(page, places)) append(found, cardProposals(page));
    for (const auto& component : procedure.components) {
        std::vector<const BatchPage*> lying;
        for (const auto& page : pages) {
            const auto* place = placeOf(page, places);
            if (place && place->component == component.key) lying.push_back(&page);
        }
        append(found, formProposals(component, lying));
    }
    return found;
}

} // namespace scanner::pipeline
