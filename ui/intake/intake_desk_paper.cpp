// SPDX-License-Identifier: GPL-3.0-or-later
// The paper's part of the view model: F5, places of pages.
#include "core/domain/placing.h"
#include "scanner/pipeline/page_hint.h"
#include "ui/async/run.h"
#include "ui/intake/intake_desk.h"
#include "ui/text/display.h"
#include "ui/text/words.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace ui::intake {

namespace domain = core::domain;
using core::base::Result;
using core::usecases::PlacedPage;
using models::PageLook;
using models::PageRow;
using models::Services;
using scanner::pipeline::Batch;
using scanner::pipeline::BatchPage;
using scanner::pipeline::PageStage;
using style::Tone;

namespace {

std::vector<domain::SeenPage> seen(const std::vector<BatchPage>& pages) {
    std::vector<domain::SeenPage> all;
    all.reserve(pages.size());
    for (const auto& page : pages)
        all.push_back(scanner::pipeline::seenPage(page));
    return all;
}

int shownOf(const BatchPage& page) {
    return page.inPlaceOf > 0 ? page.inPlaceOf : page.number;
}

} // namespace

void IntakeDesk::scan() {
    startScan(0);
}

void IntakeDesk::scanAgain(int page) {
    const auto* known = seenPage(page);
    if (known && known->aside != true) startScan(page);
}

void IntakeDesk::startScan(int again) {
    if (!m_clerk || busy()) return;
    const bool isStackClosed = !m_intake.batch.empty() && !m_paper.batch();
    if (isStackClosed) return reopenBatch(); // never a new one in its place
    m_again = again;
    m_preparing = true;
    m_standardSettings = m_loginMissed = false;
    sayOfPaper({});
    emit pagesChanged();
    emit missingChanged();
    if (m_paper.batch()) {
        m_preparing = false;
        m_paper.start(m_paperKind, again);
        return;
    }
    // Not behind a scanner that is still being opened: Esc has to work meanwhile.
    async::run(
        m_workers.desk, this, [make = m_services.newBatch] { return make(); },
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
            m_paper.start(m_paperKind);
        else
            emit missingChanged();
    });
}

void IntakeDesk::nextPaperKind() {
    if (busy()) return;
    using core::ports::PaperKind;
    m_paperKind = m_paperKind == PaperKind::Documents ? PaperKind::IdCard
                  : m_paperKind == PaperKind::IdCard  ? PaperKind::Photo
                                                      : PaperKind::Documents;
    emit missingChanged();
}

void IntakeDesk::stopScan() {
    if (!m_paper.scanning()) return;
    m_paper.stop();
    sayOfPaper(models::notice(Tone::Accent, [] { return tr("Stopping … All pages are kept."); }));
}

// If a page came in the place of another, taking that one back is the way to undo it.
void IntakeDesk::scanStopped() {
    const int old = std::exchange(m_again, 0);
    const auto* known = seenPage(old);
    if (!known || known->aside != true) return;
    m_undo.push_back(
        {[this, old](const Lost&) { act([old](Batch& batch) { return batch.restore(old); }, {}); }});
}

void IntakeDesk::scanEnded(core::ports::ScanEnd end) {
    scanStopped();
    const auto last = std::ranges::max_element(m_paper.pages(), {}, &BatchPage::number);
    const bool isCutShort =
        end == core::ports::ScanEnd::Stopped && last != m_paper.pages().end() && last->isMissing();
    sayOfPaper(isCutShort ? models::troubleNotice(last->problem) : scanEndNotice(end));
    m_toldSlips.clear(); // what was told a moment ago is covered by these words
    tellSlips();
    keepDraft();
}

models::Notice IntakeDesk::scanEndNotice(core::ports::ScanEnd end) const {
    const int pages = static_cast<int>(m_paper.pages().size());
    return models::notice(m_standardSettings ? Tone::Attention : Tone::Accent,
                          [pages, end, standard = m_standardSettings] {
                              auto words = tr("%n page(s).", nullptr, pages) + u' ' + text::words(end);
                              return standard ? words + u' ' + text::standardSettingsWords() : words;
                          });
}

void IntakeDesk::scanFailed(const core::base::Error& error) {
    scanStopped();
    auto notice = models::troubleNotice(error);
    if (m_loginMissed) notice.words = [] { return text::scannerLoginMissedWords(); };
    sayOfPaper(std::move(notice));
}

// Told, not put before the clerk's hands: whatever they type now goes where it was meant to go.
void IntakeDesk::loginWanted(const std::string& resource, const std::shared_ptr<LoginSlip>& slip) {
    if (!m_paper.scanning()) return;
    m_loginQuestion = {resource, slip, m_intake.dossier, m_again};
    sayOfPaper(models::notice(Tone::Attention, [resource] {
        return tr("The scanner %1 asks for a name and a password. Press F12 to type them; it waits for one "
                  "minute. Esc stops the scan.")
            .arg(text::shown(resource));
    }));
    emit missingChanged();
}

void IntakeDesk::loginOver() {
    if (!m_loginQuestion) return;
    m_loginMissed = !m_loginQuestion->slip->isAnswered();
    m_loginQuestion.reset();
    sayOfPaper({});
    emit missingChanged();
}

void IntakeDesk::answerLogin(const LoginQuestion& question, std::optional<core::ports::ScannerLogin> login) {
    if (question.slip->answer(login)) return;
    if (m_loginQuestion && m_loginQuestion->slip->answer(login)) return; // it asks once more by now
    if (!login || busy() || question.dossier != m_intake.dossier) return;
    m_paper.holdLogin(std::move(*login));
    startScan(question.again);
}

void IntakeDesk::scannerWaits(core::ports::ScanWait why, int seconds) {
    if (!m_paper.scanning()) return;
    if (seconds == 0) return sayOfPaper({});
    sayOfPaper(models::notice(Tone::Attention, [why, seconds] {
        return text::words(why, seconds) + u' ' + tr("Esc ends the waiting.");
    }));
}

void IntakeDesk::standardSettingsUsed() {
    if (!m_paper.scanning()) return;
    m_standardSettings = true;
    sayOfPaper(models::notice(Tone::Attention, [] { return text::standardSettingsWords(); }));
}

void IntakeDesk::paperChanged() {
    if (!m_paper.batch()) return emit pagesChanged(); // places of a draft wait for its batch
    const auto before = m_intake.pages.size();
    m_intake.pages = domain::placePages(seen(m_paper.pages()), m_procedure.value_or(domain::Procedure{}),
                                        m_intake.pages, {&m_titles, m_intake.batch});
    m_study.ask(m_paper.batch(), m_intake.pages, m_procedure.value_or(domain::Procedure{}));
    identityFromPages();
    tellSlips();
    emit pagesChanged();
    if (m_intake.pages.size() != before)
        touch();
    else
        emit missingChanged();
}

// A slip in the stack says that its paper belongs to a dossier that was accepted already.
void IntakeDesk::tellSlips() {
    if (scanning()) return; // the scan's own end is told first
    for (const auto& page : m_intake.pages) {
        if (page.reason != domain::SortReason::SlipCode || !m_toldSlips.insert(page.evidence).second)
            continue;
        sayOfPaper(models::notice(
            Tone::Attention, [number = shownNumber(page.number), dossier = text::shown(page.evidence)] {
                return tr("Page %1 is the slip of dossier %2: this paper may belong to that dossier. All "
                          "pages are "
                          "kept; the slip itself is not filed. Check it before accepting.")
                    .arg(number)
                    .arg(dossier);
            }));
    }
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
        if (page.stage != PageStage::Read || !page.hint.hasIdCardCode) continue;
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
    const bool wasAside = known->aside == true || place->setAside;
    m_undo.push_back({[this, before = *place, wasAside, aside = undoOfRestore(page)](const Lost&) {
        if (auto* now = placed(before.number)) *now = before;
        if (wasAside) act(aside, {});
        paperChanged();
        keepDraft();
    }});
    if (wasAside) act([page](Batch& batch) { return batch.restore(page); }, {});
    place->component = component.toStdString();
    place->reason = domain::SortReason::ByClerk;
    place->setAside = false;
    paperChanged();
    touch();
    keepDraft();
}

// On the desk's worker, one after the other: what is seen changes when the journal has it. What takes an act
// back waits there behind it.
void IntakeDesk::act(Act act, TakeBack takeBack, std::function<void()> done, const Lost& unless) {
    if (!m_paper.batch() || m_saving) return;
    ++m_acting;
    const auto lost = std::make_shared<std::atomic<bool>>(false);
    const bool isStep = takeBack != nullptr;
    if (isStep) m_undo.push_back({std::move(takeBack), lost, false});
    async::run(
        m_workers.desk, this,
        [act = std::move(act), batch = m_paper.batch(), read = m_services.readPages, lost,
         unless]() -> Result<void> {
            if (unless && *unless) return {};
            auto result = act(*batch);
            if (result)
                read(batch);
            else
                *lost = true;
            return result;
        },
        [this, done = std::move(done), lost, unless, dossier = m_intake.dossier](const Result<void>& result) {
            if (m_intake.dossier != dossier) return;
            m_acting = std::max(0, m_acting - 1);
            written(lost);
            if (!result) {
                if (std::exchange(m_acceptAfter, false)) say({});
                sayOfPaper(models::troubleNotice(result.error()));
                return emit pagesChanged();
            }
            const bool accepts = m_acting == 0 && std::exchange(m_acceptAfter, false);
            if (done && !(unless && *unless)) done();
            emit pagesChanged();
            if (accepts) accept();
        });
    if (isStep) emit pagesChanged();
}

// Or lost: then there is nothing to take back.
void IntakeDesk::written(const Lost& act) {
    const auto step = std::ranges::find(m_undo, act, &Step::act);
    if (step == m_undo.end()) return;
    if (*act)
        m_undo.erase(step);
    else
        step->isWritten = true;
}

void IntakeDesk::putAside(int page) {
    const auto* known = seenPage(page);
    if (!known) return;
    const auto* place = placed(page);
    const bool isAside = place ? place->setAside : known->aside.value_or(false);
    const Act aside = [page](Batch& batch) { return batch.setAside(page); };
    const Act back = [page](Batch& batch) { return batch.restore(page); };
    act(isAside ? back : aside,
        [this, undo = isAside ? undoOfRestore(page) : back](const Lost& step) { act(undo, {}, {}, step); });
}

// Of the pages that were scanned in one place, taking one back sets the other aside.
IntakeDesk::Act IntakeDesk::undoOfRestore(int page) const {
    const auto placeOf = [](const BatchPage& each) {
        return each.inPlaceOf > 0 ? each.inPlaceOf : each.number;
    };
    const auto* back = seenPage(page);
    const auto filed = std::ranges::find_if(m_paper.pages(), [&](const BatchPage& each) {
        return back && each.number != page && each.aside != true && placeOf(each) == placeOf(*back);
    });
    if (filed == m_paper.pages().end()) return [page](Batch& batch) { return batch.setAside(page); };
    return [other = filed->number](Batch& batch) { return batch.restore(other); };
}

void IntakeDesk::turn(int page, int by_deg) {
    const auto* known = seenPage(page);
    if (!known || (!known->hasImage() && !known->turn_deg)) return; // not seen yet
    const auto turnBy = [this, page](int degrees, TakeBack takeBack, const Lost& unless) {
        act([page, degrees](Batch& batch) { return batch.turn(page, degrees); }, std::move(takeBack),
            [this, page, degrees] { emit turned(page, degrees); }, unless);
    };
    turnBy(by_deg, [turnBy, by_deg](const Lost& step) { turnBy(-by_deg, {}, step); }, {});
}

void IntakeDesk::move(int page, int by) {
    // The order is taken where it is changed: keys may come faster than the journal is written.
    const auto before = std::make_shared<std::vector<int>>();
    act(
        [page, by, before](Batch& batch) -> Result<void> {
            for (const auto& each : batch.snapshot())
                before->push_back(each.number);
            auto order = *before;
            const auto place = std::ranges::find(order, page) - order.begin();
            const auto target = place + by;
            const auto size = static_cast<std::ptrdiff_t>(order.size());
            if (place == size || target < 0 || target >= size) return {};
            order.erase(order.begin() + place);
            order.insert(order.begin() + target, page);
            return batch.setOrder(order);
        },
        [this, before](const Lost& step) {
            act([before](Batch& batch) { return batch.setOrder(*before); }, {}, {}, step);
        });
}

void IntakeDesk::takeShort(int page) {
    const auto* known = seenPage(page);
    if (!known || !known->scan.isShort) return;
    const bool taken = !known->taken;
    act([page, taken](Batch& batch) { return batch.take(page, taken); },
        [this, page, taken](const Lost& step) {
            act([page, taken](Batch& batch) { return batch.take(page, !taken); }, {}, {}, step);
        });
}

void IntakeDesk::undo() {
    if (!canUndo()) return;
    const auto last = std::move(m_undo.back());
    m_undo.pop_back();
    last.takeBack(last.act);
    emit pagesChanged();
}

bool IntakeDesk::canUndo() const {
    if (m_undo.empty()) return false;
    return m_undo.back().value ? !m_saving && !m_acceptAfter : !busy();
}

bool IntakeDesk::undoesOffer() const {
    return canUndo() && m_undo.back().value;
}

std::size_t IntakeDesk::undoSteps() const {
    return static_cast<std::size_t>(std::ranges::count_if(m_undo, &Step::isWritten));
}

void IntakeDesk::setSheetsExpected(int sheets) {
    if (m_intake.sheetsExpected == sheets || m_saving) return;
    m_intake.sheetsExpected = sheets;
    touch();
}

scanner::pipeline::PaperCount IntakeDesk::count() const {
    return scanner::pipeline::countPaper(m_paper.pages(), m_intake.pages);
}

const BatchPage* IntakeDesk::seenPage(int page) const {
    const auto found = std::ranges::find(m_paper.pages(), page, &BatchPage::number);
    return found == m_paper.pages().end() ? nullptr : &*found;
}

int IntakeDesk::shownNumber(int page) const {
    const auto* known = seenPage(page);
    return known ? shownOf(*known) : page;
}

PlacedPage* IntakeDesk::placed(int page) {
    const auto found = std::ranges::find(m_intake.pages, page, &PlacedPage::number);
    return found == m_intake.pages.end() ? nullptr : &*found;
}

PageRow IntakeDesk::rowOf(const BatchPage& page, const std::vector<domain::ChecklistItem>& papers) const {
    PageRow row;
    row.number = page.number;
    row.shown = shownOf(page);
    row.isShort = page.scan.isShort;
    row.turned = page.turn_deg.has_value();
    row.putAside = page.aside == true;
    if (page.scan.linesPromised > 0)
        row.percent = qRound(100.0 * page.scan.linesGot / page.scan.linesPromised);
    if (page.stage == PageStage::Failed) {
        row.trouble = page.problem;
        row.trouble->args = {std::to_string(row.shown)};
    }
    const auto place = std::ranges::find(m_intake.pages, page.number, &PlacedPage::number);
    if (place != m_intake.pages.end()) {
        row.component = text::shown(place->component);
        const auto paper = std::ranges::find(papers, place->component, &domain::ChecklistItem::component);
        if (paper != papers.end()) row.componentName = text::shown(paper->name);
        row.reason = place->reason;
        row.evidence = text::shown(place->evidence);
    }
    const bool aside = place != m_intake.pages.end() && place->setAside;
    if (page.stage == PageStage::Scanned)
        row.look = PageLook::Reading;
    else if (aside)
        row.look = page.stage == PageStage::Read && page.record.blank ? PageLook::Blank : PageLook::SetAside;
    else if (page.stage == PageStage::Failed)
        row.look = page.hasImage() ? PageLook::Unread : PageLook::Failed;
    else
        row.look = page.isIncomplete() ? PageLook::Short : PageLook::Read;
    return row;
}

std::vector<PageRow> IntakeDesk::pageRows() const {
    const auto& pages = m_paper.pages();
    const auto marks = scanner::pipeline::marksOf(pages, m_intake.pages, scanning());
    const auto papers = checklist();
    std::vector<PageRow> rows;
    rows.reserve(pages.size());
    for (const auto& page : pages) {
        rows.push_back(rowOf(page, papers));
        auto& row = rows.back();
        if (const auto marked = marks.find(page.number); marked != marks.end()) row.marks = marked->second;
        row.scannedAgain = page.aside == true && std::ranges::any_of(pages, [&](const BatchPage& other) {
                               return other.inPlaceOf == row.shown && other.number > page.number;
                           });
    }
    return rows;
}

} // namespace ui::intake
