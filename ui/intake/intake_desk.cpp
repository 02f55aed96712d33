// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/intake_desk.h"

#include "core/domain/codes.h"
#include "scanner/base/code.h"
#include "ui/async/run.h"
#include "ui/text/display.h"

#include <algorithm>
#include <utility>

namespace ui::intake {

namespace domain = core::domain;
using core::base::Result;
using core::usecases::Intake;
using models::Notice;
using models::Services;
using style::Tone;

IntakeDesk::IntakeDesk(const Services& services, async::Workers& workers, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_workers(workers)
    , m_titles(services.procedures->search({}, today(), core::ports::Procedures::kAll))
    , m_paper(services, workers)
    , m_study(services, workers) {
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraft_ms);
    connect(&m_draftTimer, &QTimer::timeout, this, [this] { keepDraft(); });
    connect(this, &IntakeDesk::missingChanged, this, [this] {
        if (m_gapsTold) tellGaps();
    });
    connect(&m_paper, &PaperDesk::changed, this, &IntakeDesk::paperChanged);
    connect(&m_study, &PageStudy::changed, this, &IntakeDesk::offersChanged);
    connect(&m_paper, &PaperDesk::ended, this, [this](core::ports::ScanEnd end) { scanEnded(end); });
    connect(&m_paper, &PaperDesk::failed, this, &IntakeDesk::scanFailed);
    connect(&m_paper, &PaperDesk::loginWanted, this, &IntakeDesk::loginWanted);
    connect(&m_paper, &PaperDesk::loginOver, this, &IntakeDesk::loginOver);
    connect(&m_paper, &PaperDesk::waiting, this, &IntakeDesk::scannerWaits);
    connect(&m_paper, &PaperDesk::standardSettingsUsed, this, &IntakeDesk::standardSettingsUsed);
}

void IntakeDesk::open(const core::usecases::SignedIn& clerk) {
    m_clerk = clerk;
    m_otherDrafts.clear();
    m_last.reset();
    say({});
    begin();
    m_paper.standBy();
    async::run(
        m_workers.desk, this, [open = m_services.openDrafts, clerk] { return open(clerk); },
        [this](const Result<std::vector<Intake>>& drafts) {
            const bool hasNone = !drafts && drafts.error().is(domain::DomainCode::NotAllowed);
            if (hasNone) return; // whoever takes no dossiers
            if (!drafts) return say(models::troubleNotice(drafts.error()));
            if (drafts->empty()) return;
            m_otherDrafts.assign(drafts->begin(), drafts->end());
            if (m_intake.untouched())
                resume(0);
            else
                emit missingChanged();
        });
}

void IntakeDesk::leave(std::function<void()> done) {
    m_paper.stop();
    keepDraft([this, done = std::move(done)](bool) {
        m_clerk.reset();
        begin();
        done();
    });
}

void IntakeDesk::begin() {
    if (m_gapsTold) say({});
    m_draftTimer.stop();
    m_intake = {};
    m_paperKind = core::ports::PaperKind::Documents;
    m_intake.dossier = m_services.newDossierId();
    m_procedure.reset();
    m_card.reset();
    m_read.clear();
    m_putAway.clear();
    m_seenOnPages.clear();
    m_undo.clear();
    m_again = m_acting = 0;
    m_acceptAfter = false;
    m_toldSlips.clear();
    m_wrongSubmitterDate = m_wrongOwnerDate = m_preparing = false;
    m_loginQuestion.reset();
    sayOfPaper({});
    m_paper.clear();
    m_study.clear();
    emit personsFilled();
    emit doubtsChanged();
    emit procedureChanged();
    emit missingChanged();
    emit started();
}

// ---- Drafts
// ---------------------------------------------------------------------------------------------------

void IntakeDesk::touch() {
    if (!m_draftTimer.isActive()) m_draftTimer.start();
    emit missingChanged();
}

void IntakeDesk::keepDraft(std::function<void(bool)> done) {
    m_draftTimer.stop();
    if (!m_clerk || m_saving || m_intake.untouched()) {
        if (done) done(true);
        return;
    }
    async::run(
        m_workers.desk, this,
        [keep = m_services.keepDraft, intake = m_intake, clerk = *m_clerk] { return keep(intake, clerk); },
        [this, done = std::move(done)](const Result<void>& kept) {
            if (kept)
                emit draftKept();
            else
                say(models::troubleNotice(kept.error()));
            if (done) done(kept.has_value());
        });
}

void IntakeDesk::startNew() {
    if (busy() || m_intake.untouched()) return;
    keepDraft();
    m_otherDrafts.insert(m_otherDrafts.begin(), m_intake);
    begin();
}

void IntakeDesk::resume(std::size_t draft) {
    if (busy() || draft >= m_otherDrafts.size()) return;
    const Intake chosen = m_otherDrafts[draft];
    m_otherDrafts.erase(m_otherDrafts.begin() + static_cast<std::ptrdiff_t>(draft));
    if (!m_intake.untouched()) startNew();
    restore(chosen);
}

void IntakeDesk::restore(const Intake& draft) {
    begin();
    m_intake = draft;
    if (!draft.procedureCode.empty()) m_procedure = procedureOf(draft);
    say(models::notice(Tone::Accent,
                       [] { return tr("Your half-done intake is here again as you left it."); }));
    emit personsFilled();
    emit doubtsChanged();
    emit procedureChanged();
    emit missingChanged();
    if (!draft.batch.empty()) reopenBatch();
}

void IntakeDesk::reopenBatch() {
    const auto id = m_intake.batch;
    async::run(
        m_workers.desk, this, [open = m_services.openBatch, id] { return open(id); },
        [this, id](const Result<Services::Batch>& batch) {
            if (m_intake.batch != id) return;
            if (!batch) return batchLost(batch.error());
            m_paper.take(*batch);
            m_services.readPages(*batch);
            const int kept = static_cast<int>(m_paper.pages().size());
            if (kept > 0)
                sayOfPaper(models::notice(Tone::Accent,
                                          [kept] { return tr("%n page(s) were kept.", nullptr, kept); }));
        });
}

// What was typed stays; a stack that is gone is scanned anew, one that cannot be opened now may be there
// later.
void IntakeDesk::batchLost(const core::base::Error& error) {
    sayOfPaper(models::troubleNotice(error));
    if (!error.is(scanner::PageCode::BatchMissing)) return;
    m_intake.batch = {};
    m_intake.pages.clear();
    emit missingChanged();
}

void IntakeDesk::discard() {
    if (busy() || !m_clerk) return;
    async::run(
        m_workers.desk, this,
        [discard = m_services.discardDraft, draft = m_intake, clerk = *m_clerk] {
            return discard(draft, clerk);
        },
        [this](const Result<void>& gone) {
            if (!gone) say(models::troubleNotice(gone.error()));
        });
    begin();
    say({});
}

// ---- What
// -----------------------------------------------------------------------------------------------------

std::vector<domain::Procedure> IntakeDesk::search(const QString& words) const {
    return m_services.procedures->search(words.toStdString(), today(), kMostFound);
}

std::optional<domain::Procedure> IntakeDesk::procedureOf(const Intake& draft) const {
    auto found = m_services.procedures->find(draft.procedureCode, today());
    return found ? std::optional(std::move(*found)) : std::nullopt;
}

core::base::Date IntakeDesk::today() const {
    return core::base::toLocal(m_services.clock->now()).date;
}

void IntakeDesk::chooseProcedure(const domain::Procedure& procedure) {
    if (m_saving) return;
    m_procedure = procedure;
    m_intake.procedureCode = procedure.code;
    // An older step would put pages among papers that are no longer asked for.
    std::erase_if(m_undo, [](const Step& step) { return !step.value; });
    forgetForeignPlaces();
    emit procedureChanged();
    paperChanged(); // pages find their place among the new components
    touch();
}

// ---- Missing
// --------------------------------------------------------------------------------------------------

void IntakeDesk::setReturnMethod(domain::ReturnMethod method) {
    if (m_intake.returnMethod == method) return;
    m_intake.returnMethod = method;
    touch();
}

std::vector<Gap> IntakeDesk::gaps() const {
    PaperState paper;
    paper.scanning = scanning();
    if (!m_intake.batch.empty() && !m_paper.batch()) ++paper.reading; // the stack is still being opened
    for (const auto& page : m_paper.pages()) {
        if (page.aside == true) continue;
        if (page.stage == scanner::pipeline::PageStage::Scanned) ++paper.reading;
        if (page.stage == scanner::pipeline::PageStage::Failed && !page.hasImage())
            paper.failed.push_back(page.number);
    }
    paper.sheets = count().sheets;
    return intake::gaps(m_intake, m_procedure, paper, m_wrongSubmitterDate || m_wrongOwnerDate);
}

std::vector<domain::ChecklistItem> IntakeDesk::checklist() const {
    return m_procedure ? papers(m_intake, *m_procedure) : std::vector<domain::ChecklistItem>{};
}

// ---- F9
// -------------------------------------------------------------------------------------------------------

void IntakeDesk::accept() {
    if (m_saving || !m_clerk) return;
    m_acceptAfter = m_acting > 0; // what the clerk did just before is filed as well
    if (m_acceptAfter) return say(models::notice(Tone::Accent, [] { return tr("Saving the dossier …"); }));
    if (!gaps().empty()) return tellGaps();
    m_draftTimer.stop();
    m_saving = true;
    say(models::notice(Tone::Accent, [] { return tr("Saving the dossier …"); }));
    emit missingChanged();
    async::run(
        m_workers.desk, this,
        [receive = m_services.receive, intake = m_intake, clerk = *m_clerk] {
            return receive(intake, clerk);
        },
        [this](const Result<domain::Dossier>& dossier) {
            m_saving = false;
            if (dossier) return received(*dossier);
            say(models::troubleNotice(dossier.error()));
            touch();
        });
}

// Stays on the screen until it is no longer true.
void IntakeDesk::tellGaps() {
    const auto missing = gaps();
    if (missing.empty()) return say({});
    say(models::notice(Tone::Attention, [missing] {
        QStringList names;
        for (const auto& gap : missing)
            names << words(gap);
        return tr("Not accepted yet. Still missing: %1. The draft is kept.")
            .arg(names.join(QStringLiteral("; ")));
    }));
    m_gapsTold = true;
}

void IntakeDesk::received(const domain::Dossier& dossier) {
    m_last = dossier;
    begin();
    emit accepted(dossier);
    printSlip(dossier);
}

void IntakeDesk::printAgain() {
    if (m_last) printSlip(*m_last);
}

void IntakeDesk::printSlip(const domain::Dossier& dossier) {
    const auto number = text::shown(dossier.number.text);
    const auto due = dossier.dueAt ? text::shown(*dossier.dueAt) : QString();
    const auto taken = [number, due] {
        return due.isEmpty() ? tr("Dossier %1 is accepted.").arg(number)
                             : tr("Dossier %1 is accepted, due %2.").arg(number, due);
    };
    say(models::notice(Tone::Good, [taken] { return taken() + u' ' + tr("The slip is being printed …"); }));
    async::run(
        m_workers.printer, this, [make = m_services.makeSlip, dossier] { return make(dossier); },
        [this, taken](const Result<std::filesystem::path>& slip) {
            if (slip)
                return say(models::notice(Tone::Good,
                                          [taken] { return taken() + u' ' + tr("The slip is ready."); }));
            auto trouble = models::troubleNotice(slip.error());
            trouble.words = [taken, why = trouble.words] {
                return taken() + u' ' + why() + u' ' + tr("Ctrl+P prints the slip again.");
            };
            say(std::move(trouble));
        });
}

void IntakeDesk::say(Notice notice) {
    m_gapsTold = false;
    m_notice = std::move(notice);
    emit noticeChanged();
}

void IntakeDesk::sayOfPaper(Notice notice) {
    m_paperNotice = std::move(notice);
    emit noticeChanged();
}

} // namespace ui::intake
