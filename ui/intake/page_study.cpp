// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/page_study.h"

#include "ui/async/run.h"

#include <optional>
#include <utility>

namespace ui::intake {

using models::Services;
using scanner::pipeline::PageItem;
using scanner::pipeline::StackFindings;
using scanner::pipeline::StackStudy;

// Only the worker looks into it. The closed lists are made at the first question, not at the start.
struct PageStudy::Desk {
    std::function<std::shared_ptr<const core::domain::ClosedLists>()> makeLists;
    std::shared_ptr<const core::domain::ClosedLists> lists;
    std::optional<StackStudy> study; // of the stack in hand

    StackStudy& studied() {
        if (!lists && makeLists) lists = makeLists();
        return study ? *study : study.emplace(lists);
    }
};

PageStudy::PageStudy(const Services& services, async::Workers& workers, QObject* parent)
    : QObject(parent)
    , m_workers(workers)
    , m_desk(std::make_shared<Desk>(Desk{services.closedLists, {}, {}})) {}

void PageStudy::ask(Services::Batch batch, std::vector<core::domain::PlacedPage> places,
                    core::domain::Procedure procedure) {
    m_next = [this, batch = std::move(batch), places = std::move(places), procedure = std::move(procedure)] {
        async::run(
            m_workers.study, this,
            [desk = m_desk, batch, places, procedure] {
                return desk->studied().study(batch->id(), batch->snapshot(), places, procedure);
            },
            [this, intake = m_intake](StackFindings found) {
                m_working = false;
                if (intake == m_intake) {
                    m_findings = std::move(found);
                    emit changed();
                }
                begin();
            });
    };
    begin();
}

void PageStudy::begin() {
    if (m_working || !m_next) return;
    m_working = true;
    std::exchange(m_next, {})();
}

void PageStudy::clear() {
    ++m_intake;
    m_next = {};
    m_findings = {};
    m_workers.study.post([desk = m_desk](const std::stop_token&) { desk->study.reset(); });
    emit changed();
}

const std::vector<PageItem>& PageStudy::itemsOn(int page) const {
    static const std::vector<PageItem> none;
    const auto found = m_findings.items.find(page);
    return found == m_findings.items.end() ? none : *found->second;
}

} // namespace ui::intake
