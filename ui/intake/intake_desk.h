// SPDX-License-Identifier: GPL-3.0-or-later
// The view model of the intake screen: the intake in hand, from the first key to F9. Knows no widget. GUI
// thread; all use cases run on workers. Every change is kept as a draft within kDraft_ms.
#pragma once

#include "core/domain/identity.h"
#include "core/domain/known_titles.h"
#include "core/domain/procedure.h"
#include "core/usecases/intake.h"
#include "core/usecases/sign_in.h"
#include "scanner/pipeline/paper_count.h"
#include "ui/async/workers.h"
#include "ui/intake/gaps.h"
#include "ui/intake/page_study.h"
#include "ui/intake/paper_desk.h"
#include "ui/models/notice.h"
#include "ui/models/page_list_model.h"
#include "ui/models/services.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ui::intake {

// A person's fields as they stand on the screen.
struct TypedPerson {
    QString name;
    QString idNumber;
    QString birth; // dd/MM/yyyy
    QString address;
    QString phone;
};

class IntakeDesk : public QObject {
    Q_OBJECT
  public:
    static constexpr int kDraft_ms = 1000;
    // Of a search: more than anybody looks through.
    static constexpr std::size_t kMostFound = 100;

    IntakeDesk(const models::Services& services, async::Workers& workers, QObject* parent = nullptr);

    // Sign-in: an empty intake, then the clerk's newest draft if there is one.
    void open(const core::usecases::SignedIn& clerk);
    // Sign-out: the draft is kept, then `done` is called.
    void leave(std::function<void()> done);

    // Who
    void typeSubmitter(const TypedPerson& typed);
    void typeOwner(const TypedPerson& typed);
    void setOwnerIsSubmitter(bool same);
    void readCard(const QString& code); // from a reader, or typed into the card's field
    // What cards and pages say that is not typed: nothing of it is filled unasked but a card's into empty
    // fields.
    [[nodiscard]] std::vector<core::domain::Offer> offers() const;
    void takeOffer(const core::domain::Offer& offer); // one step of undo()
    void putOfferAway(const core::domain::Offer& offer);
    [[nodiscard]] std::vector<core::domain::IdentityDoubt> doubts() const;

    // What
    [[nodiscard]] std::vector<core::domain::Procedure> search(const QString& words) const;
    void chooseProcedure(const core::domain::Procedure& procedure);
    // Of a draft; nothing while none is chosen, or when it is not taken today.
    [[nodiscard]] std::optional<core::domain::Procedure>
    procedureOf(const core::usecases::Intake& draft) const;
    [[nodiscard]] const std::optional<core::domain::Procedure>& procedure() const { return m_procedure; }

    // Paper
    void scan();
    void stopScan();
    // What the scanner wants to know before it scans.
    struct LoginQuestion {
        std::string resource;
        std::shared_ptr<LoginSlip> slip;
        core::base::DossierId dossier;
        int again = 0; // the page that was to be scanned again
    };
    [[nodiscard]] const std::optional<LoginQuestion>& loginQuestion() const { return m_loginQuestion; }
    // Nothing: none is given. Where the scanner waits no longer it scans anew with it.
    void answerLogin(const LoginQuestion& question, std::optional<core::ports::ScannerLogin> login);
    void nextPaperKind(); // what lies in the scanner at the next F5; each intake begins with documents
    [[nodiscard]] core::ports::PaperKind paperKind() const { return m_paperKind; }
    void assign(int page, const QString& component);
    // Acts on a page: journalled before they show; each is one step of undo().
    void putAside(int page); // or takes it back
    void turn(int page, int by_deg);
    void move(int page, int by); // so many places up (negative) or down
    void takeShort(int page);    // as it is, or no longer
    void scanAgain(int page);    // the next sheet comes in its place
    void undo();                 // what was asked for last, also while that is still being written
    [[nodiscard]] std::size_t undoSteps() const; // whose acts are written
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool undoesOffer() const; // the next undo() gives a field its former value back
    void setSheetsExpected(int sheets);     // 0: nobody counted them
    [[nodiscard]] scanner::pipeline::PaperCount count() const;
    [[nodiscard]] std::vector<models::PageRow> pageRows() const;
    // As the clerk knows that page: one that was scanned in the place of another has its number.
    [[nodiscard]] int shownNumber(int page) const;
    [[nodiscard]] bool scanning() const { return m_preparing || m_paper.scanning(); }
    [[nodiscard]] PaperDesk& paper() { return m_paper; }
    [[nodiscard]] PageStudy& study() { return m_study; }

    // Missing
    void setReturnMethod(core::domain::ReturnMethod method);
    [[nodiscard]] std::vector<Gap> gaps() const;
    [[nodiscard]] std::vector<core::domain::ChecklistItem> checklist() const;

    // F9
    void accept();
    void printAgain(); // the slip of the dossier accepted last
    [[nodiscard]] bool saving() const { return m_saving; }

    // Drafts beside the one in hand.
    void startNew();
    void resume(std::size_t draft);
    void discard();
    [[nodiscard]] const std::vector<core::usecases::Intake>& otherDrafts() const { return m_otherDrafts; }

    [[nodiscard]] const core::usecases::Intake& intake() const { return m_intake; }
    [[nodiscard]] const models::Notice& notice() const { return m_notice; }
    [[nodiscard]] const models::Notice& paperNotice() const { return m_paperNotice; }
    [[nodiscard]] bool busy() const { return m_saving || m_acceptAfter || scanning(); }

  signals:
    void personsFilled(); // another intake: fields have to show its values
    void fieldsFilled();  // of the same one, by a card, by an offer or by undo()
    void doubtsChanged();
    void offersChanged();
    void procedureChanged();
    void pagesChanged();
    void turned(int page, int by_deg); // is being cleaned anew
    void missingChanged();
    void noticeChanged();
    void draftKept();
    void started(); // an empty intake is in hand
    void accepted(const core::domain::Dossier& dossier);

  private:
    using Value = std::pair<core::domain::Field, std::string>;
    // An offered value that was taken, and what its field said before.
    struct Taken {
        Value value;
        std::string before;
        std::set<Value> putAway; // with it
    };

    [[nodiscard]] core::base::Date today() const;
    void begin();
    void restore(const core::usecases::Intake& draft);
    void reopenBatch();
    void batchLost(const core::base::Error& error);
    void touch();
    void keepDraft(std::function<void(bool kept)> done = {});
    using Act = std::function<core::base::Result<void>(scanner::pipeline::Batch&)>;
    // True once that act could not be written; set on the desk's worker.
    using Lost = std::shared_ptr<std::atomic<bool>>;
    using TakeBack = std::function<void(const Lost& act)>;
    // `unless`: what is taken back here. Where that is lost there is nothing to do.
    void act(Act act, TakeBack takeBack, std::function<void()> done = {}, const Lost& unless = {});
    void written(const Lost& act);
    [[nodiscard]] Act undoOfRestore(int page) const;
    void startScan(int again);
    void batchMade(const models::Services::Batch& batch);
    void scanEnded(core::ports::ScanEnd end);
    [[nodiscard]] models::Notice scanEndNotice(core::ports::ScanEnd end) const;
    void scanStopped();
    void scannerWaits(core::ports::ScanWait why, int seconds);
    void loginWanted(const std::string& resource, const std::shared_ptr<LoginSlip>& slip);
    void loginOver();
    void scanFailed(const core::base::Error& error);
    void standardSettingsUsed();
    void paperChanged();
    void forgetForeignPlaces();
    void identityFromPages();
    void tellSlips();
    void useIdentity(const core::domain::Identity& identity);
    void fill(const Value& value);
    void giveBack(const Taken& taken);
    void settleTaken();
    void tellGaps();
    void received(const core::domain::Dossier& dossier);
    void printSlip(const core::domain::Dossier& dossier);
    void say(models::Notice notice);
    void sayOfPaper(models::Notice notice);
    [[nodiscard]] models::PageRow rowOf(const scanner::pipeline::BatchPage& page,
                                        const std::vector<core::domain::ChecklistItem>& papers) const;
    [[nodiscard]] const scanner::pipeline::BatchPage* seenPage(int page) const;
    core::usecases::PlacedPage* placed(int page);

    const models::Services& m_services;
    async::Workers& m_workers;
    const core::domain::KnownTitles m_titles;
    PaperDesk m_paper;
    PageStudy m_study;
    QTimer m_draftTimer;

    std::optional<core::usecases::SignedIn> m_clerk;
    core::usecases::Intake m_intake;
    core::ports::PaperKind m_paperKind = core::ports::PaperKind::Documents;
    std::optional<core::domain::Procedure> m_procedure;
    std::optional<core::domain::Identity> m_card;
    std::vector<core::domain::FieldProposal> m_read; // from the reader's card
    std::set<Value> m_putAway;                       // values not to be offered again
    std::set<std::string> m_seenOnPages; // personal ids of cards found on pages: each is used once
    std::set<std::string> m_toldSlips;   // numbers of dossiers whose slips lie in the stack
    bool m_wrongSubmitterDate = false;
    bool m_wrongOwnerDate = false;
    bool m_gapsTold = false;         // the notice names what is missing
    bool m_preparing = false;        // between F5 and the scanner's start
    bool m_standardSettings = false; // the scanner refused those of the profile
    std::optional<LoginQuestion> m_loginQuestion;
    bool m_loginMissed = false; // the scanner waited for it in vain
    bool m_saving = false;
    int m_acting = 0;           // acts on their way into the journal
    bool m_acceptAfter = false; // F9 was pressed meanwhile
    int m_again = 0;            // the page that is being scanned again; 0: none
    // One step of undo(): there from the key on that asked for its act.
    struct Step {
        TakeBack takeBack;
        Lost act = {}; // nothing: it was done at once
        bool isWritten = true;
        std::optional<Taken> value = {}; // it was no act on a page
    };
    std::vector<Step> m_undo;
    std::vector<core::usecases::Intake> m_otherDrafts;
    std::optional<core::domain::Dossier> m_last;
    models::Notice m_notice;
    models::Notice m_paperNotice;
};

} // namespace ui::intake
