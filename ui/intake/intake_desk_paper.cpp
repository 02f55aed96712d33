// SPDX-License-Identifier: GPL-3.0-or-later
// The paper's part of the view model: F5, places of pages.
#include "core/domain/placing.h"
#include "scanner/pipeline/page_hint.h"
#include "ui/async/run.h"
#include "ui/intake/intake_desk.h"
#include "ui/text/display.h"
#include "ui/text/words.h"

#include <algorithm>

namespace ui::intake {

namespace domain = core::domain;
using core::base::Result;
using core::usecases::PlacedPage;
using models::PageLook;
using models::PageRow;
using models::Services;
using scanner::pipeline::BatchPage;
using scanner::pipeline::PageStage;
using style::Tone;

namespace {

std::vector<domain::SeenPage> seen(const std::vector<BatchPage>& pages) {
    std::vector<domain::SeenPage> all;
    for (const auto& page : pages)
        all.push_back(scanner::pipeline::seenPage(page));
    return all;
}

} // namespace

void IntakeDesk::scan() {
    if (!m_clerk || busy()) return;
    m_preparing = true;
    sayOfPaper({});
    emit pagesChanged();
    emit missingChanged();
    if (m_paper.batch()) {
        m_preparing = false;
        m_paper.start();
        return;
    }
    async::run(
        m_workers.scanner, this, [make = m_services.newBatch] { return make(); },
        [this, dossier = m_intake.dossier](const Result<Services::Batch>& batch) {
            if (m_intake.dossier != dossier) return;
            if (batch) return batchMade(*batch);
            m_preparing = false;
            sayOfPaper(models::troubleNotice(batch.error()));
            emit missingChanged();
        });
}

// The draft names the batch before its first page is scanned: a power cut then loses neither.
void IntakeDesk::batchMade(const Services::Batch& batch) {
    m_intake.batch = batch->id();
    m_paper.take(batch);
    keepDraft([this, id = batch->id()](bool kept) {
        if (m_intake.batch != id) return;
        m_preparing = false;
        if (kept)
            m_paper.start();
        else
            emit missingChanged();
    });
}

void IntakeDesk::stopScan() {
    if (!m_paper.scanning()) return;
    m_paper.stop();
    sayOfPaper(models::notice(Tone::Accent, [] { return tr("Stopping … All pages are kept."); }));
}

void IntakeDesk::scanEnded(core::ports::ScanEnd end) {
    const int pages = static_cast<int>(m_paper.pages().size());
    sayOfPaper(models::notice(
        Tone::Accent, [pages, end] { return tr("%n page(s).", nullptr, pages) + u' ' + text::words(end); }));
    keepDraft();
}

void IntakeDesk::paperChanged() {
    if (!m_paper.batch()) return emit pagesChanged(); // places of a draft wait for its batch
    const auto before = m_intake.pages.size();
    m_intake.pages = domain::placePages(seen(m_paper.pages()), m_procedure.value_or(domain::Procedure{}),
                                        m_intake.pages, {&m_titles, m_intake.batch});
    identityFromPages();
    emit pagesChanged();
    if (m_intake.pages.size() != before)
        touch();
    else
        emit missingChanged();
}

// A place that the clerk chose among the papers of another procedure says nothing about this one.
void IntakeDesk::forgetForeignPlaces() {
    const auto items = checklist();
    for (auto& page : m_intake.pages) {
        const auto known = std::ranges::find(items, page.component, &domain::ChecklistItem::component);
        if (page.component.empty() || known != items.end()) continue;
        page.component.clear();
        page.reason = domain::SortReason::None;
    }
}

void IntakeDesk::identityFromPages() {
    for (const auto& page : m_paper.pages()) {
        if (page.stage != PageStage::Read || page.record.codes.empty()) continue;
        const auto identity = scanner::pipeline::identityOn(page.record);
        if (identity && m_seenOnPages.insert(identity->personalId).second) useIdentity(*identity);
    }
}

void IntakeDesk::assign(int page, const QString& component) {
    auto* place = placed(page);
    if (!place || m_saving) return;
    const auto* known = seenPage(page);
    const bool notUsable = !known || !known->hasImage();
    if (notUsable) return;
    place->component = component.toStdString();
    place->reason = domain::SortReason::ByClerk;
    place->setAside = false;
    paperChanged();
    touch();
}

void IntakeDesk::putAside(int page) {
    auto* place = placed(page);
    if (!place || m_saving) return;
    place->setAside = !place->setAside;
    // What was never placed is judged by its title again; a blank page that is wanted stays.
    const bool judge = !place->setAside && place->component.empty() && !isBlank(page);
    place->reason = judge ? domain::SortReason::None : domain::SortReason::ByClerk;
    paperChanged();
    touch();
}

const BatchPage* IntakeDesk::seenPage(int page) const {
    const auto found = std::ranges::find(m_paper.pages(), page, &BatchPage::number);
    return found == m_paper.pages().end() ? nullptr : &*found;
}

bool IntakeDesk::isBlank(int page) const {
    const auto* known = seenPage(page);
    return known && known->stage == PageStage::Read && known->record.blank;
}

PlacedPage* IntakeDesk::placed(int page) {
    const auto found = std::ranges::find(m_intake.pages, page, &PlacedPage::number);
    return found == m_intake.pages.end() ? nullptr : &*found;
}

QString IntakeDesk::componentName(const std::string& key) const {
    for (const auto& item : checklist())
        if (item.component == key) return text::shown(item.name);
    return {};
}

PageRow IntakeDesk::rowOf(const BatchPage& page) const {
    PageRow row;
    row.number = page.number;
    if (page.stage == PageStage::Failed) row.trouble = page.problem;
    const auto place = std::ranges::find(m_intake.pages, page.number, &PlacedPage::number);
    if (place != m_intake.pages.end()) {
        row.component = text::shown(place->component);
        row.componentName = componentName(place->component);
        row.reason = place->reason;
    }
    const bool aside = place != m_intake.pages.end() && place->setAside;
    if (page.stage == PageStage::Scanned)
        row.look = PageLook::Reading;
    else if (aside)
        row.look = page.stage == PageStage::Read && page.record.blank ? PageLook::Blank : PageLook::SetAside;
    else if (page.stage == PageStage::Failed)
        row.look = page.hasImage() ? PageLook::Unread : PageLook::Failed;
    else
        row.look = page.scan.isShort ? PageLook::Short : PageLook::Read;
    return row;
}

std::vector<PageRow> IntakeDesk::pageRows() const {
    std::vector<PageRow> rows;
    for (const auto& page : m_paper.pages())
        rows.push_back(rowOf(page));
    return rows;
}

} // namespace ui::intake
