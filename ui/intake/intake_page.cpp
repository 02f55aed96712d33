// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/intake_page.h"

#include "ui/intake/missing_panel.h"
#include "ui/intake/paper_panel.h"
#include "ui/intake/viewer_panel.h"
#include "ui/intake/what_panel.h"
#include "ui/intake/who_panel.h"
#include "ui/text/display.h"
#include "ui/text/words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/key_button.h"

#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui::intake {

namespace {

constexpr int kEdge = 8;

} // namespace

IntakePage::IntakePage(const models::Services& services, async::Workers& workers, IntakeDesk& desk,
                       dialogs::Ask& ask, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_desk(desk)
    , m_ask(ask)
    , m_banner(new widgets::Banner(this))
    , m_who(new WhoPanel(desk, this))
    , m_what(new WhatPanel(desk, this))
    , m_left(new QScrollArea(this))
    , m_paper(new PaperPanel(services, workers, desk, this))
    , m_viewer(new ViewerPanel(workers, desk, m_paper->pages(), this))
    , m_middle(new QStackedWidget(this))
    , m_missing(new MissingPanel(desk, this))
    , m_new(new widgets::KeyButton(Qt::CTRL | Qt::Key_N, this))
    , m_drafts(new widgets::KeyButton(Qt::CTRL | Qt::Key_D, this))
    , m_discard(new widgets::KeyButton(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete, this))
    , m_print(new widgets::KeyButton(Qt::CTRL | Qt::Key_P, this))
    , m_kept(new QLabel(this))
    , m_draftMenu(new QMenu(this)) {
    setObjectName(QStringLiteral("intakePage"));
    m_banner->setObjectName(QStringLiteral("banner"));
    m_new->setObjectName(QStringLiteral("new"));
    m_drafts->setObjectName(QStringLiteral("drafts"));
    m_discard->setObjectName(QStringLiteral("discard"));
    m_print->setObjectName(QStringLiteral("print"));
    m_kept->setObjectName(QStringLiteral("kept"));
    m_left->setObjectName(QStringLiteral("left"));
    layOut();
    bindViewer();
    for (auto* field : findChildren<QLineEdit*>())
        field->installEventFilter(this);
    m_who->installEventFilter(this);
    qApp->installEventFilter(&m_burst);
    connect(&m_burst, &CodeBurst::read, &m_desk, &IntakeDesk::readCard);
    connect(&m_desk, &IntakeDesk::noticeChanged, this, [this] { m_banner->tell(m_desk.notice()); });
    connect(&m_desk, &IntakeDesk::missingChanged, this, &IntakePage::showDrafts);
    connect(&m_desk, &IntakeDesk::draftKept, this, [this] {
        m_kept->setText(tr("Draft kept %1").arg(text::shown(m_services.clock->now()).mid(11)));
    });
    connect(&m_desk, &IntakeDesk::started, this, [this] {
        m_kept->clear();
        focusFirst();
    });
    connect(m_new, &QPushButton::clicked, &m_desk, &IntakeDesk::startNew);
    connect(m_drafts, &QPushButton::clicked, this, &IntakePage::offerDrafts);
    connect(m_discard, &QPushButton::clicked, this, &IntakePage::askDiscard);
    connect(m_print, &QPushButton::clicked, &m_desk, &IntakeDesk::printAgain);
    connect(m_paper, &PaperPanel::loginAsked, this, &IntakePage::askLogin);
    connect(&m_desk.paper(), &PaperDesk::loginOver, this,
            [this] { m_ask.tellLoginLate(text::scannerLoginLateWords()); });
    retranslate();
}

IntakePage::~IntakePage() = default;

void IntakePage::layOut() {
    auto* left = new QWidget;
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(kEdge);
    leftColumn->addWidget(m_who);
    leftColumn->addWidget(m_what, 1);
    m_what->setMinimumHeight(m_what->fontMetrics().lineSpacing() * 12);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(kEdge);
    // Who and owner together may be higher than a small screen.
    m_left->setWidget(left);
    m_left->setWidgetResizable(true);
    m_left->setFrameShape(QFrame::NoFrame);
    m_left->setFocusPolicy(Qt::NoFocus);
    m_left->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    columns->addWidget(m_left, 30);
    m_middle->addWidget(m_paper);
    m_middle->addWidget(m_viewer);
    columns->addWidget(m_middle, 42);
    columns->addWidget(m_missing, 28);
    m_kept->setProperty("quiet", true);
    auto* keys = new QHBoxLayout;
    for (auto* key : {m_new, m_drafts, m_print, m_discard})
        keys->addWidget(key);
    keys->addStretch(1);
    keys->addWidget(m_kept);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(kEdge, kEdge, kEdge, kEdge);
    page->setSpacing(kEdge);
    page->addWidget(m_banner);
    page->addLayout(columns, 1);
    page->addLayout(keys);
}

void IntakePage::bindViewer() {
    connect(m_viewer, &ViewerPanel::toggled, this, &IntakePage::toggleViewer);
    connect(m_viewer, &ViewerPanel::pageWanted, this, [this](int page) {
        openViewer();
        m_paper->goTo(page);
    });
    connect(m_paper, &PaperPanel::currentPageChanged, this, [this](int page) {
        if (m_middle->currentWidget() == m_viewer) m_viewer->showPage(page);
    });
    connect(m_paper, &PaperPanel::asked, this, [this] { m_middle->setCurrentWidget(m_paper); });
    connect(m_paper, &PaperPanel::pageOpened, this, &IntakePage::toggleViewer);
    connect(&m_who->offers(), &OfferList::placeWanted, this,
            [this](int page, const core::domain::Area& area) {
                m_peeking = m_peeking || m_middle->currentWidget() != m_viewer;
                openViewer();
                m_paper->goTo(page);
                m_viewer->showPlace(page, area);
            });
    connect(&m_who->offers(), &OfferList::decided, this, [this] {
        if (m_middle->currentWidget() != m_viewer) return; // F11 asks for it
        const auto place = m_who->offers().nextPlace();
        if (!place) return;
        m_paper->goTo(place->page);
        frame(*place);
    });
    connect(&m_desk, &IntakeDesk::started, this, [this] { m_middle->setCurrentWidget(m_paper); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { focusMoved(now); });
}

void IntakePage::openViewer() {
    m_middle->setCurrentWidget(m_viewer);
}

void IntakePage::toggleViewer() {
    if (m_middle->currentWidget() == m_viewer) {
        m_middle->setCurrentWidget(m_paper);
        return m_viewer->target() ? m_viewer->target()->setFocus(Qt::ShortcutFocusReason)
                                  : m_paper->focusList();
    }
    if (m_paper->currentPage() == 0) return;
    openViewer();
    m_viewer->showPage(m_paper->currentPage());
    if (const auto place = m_who->offers().nextPlace()) frame(*place);
    m_viewer->focusView();
}

// Where it lies on the page that is shown. A frame from before would point at another value.
void IntakePage::frame(const OfferList::Place& place) {
    const bool isHere = place.page == m_viewer->page();
    if (isHere || m_viewer->framesPlace())
        m_viewer->showPlace(m_viewer->page(), isHere ? place.area : core::domain::Area{});
}

// Words from a page go into the field that had the focus last, of a person or of the search.
void IntakePage::focusMoved(QWidget* now) {
    keepInSight();
    if (m_viewer->isAncestorOf(now)) m_peeking = false; // the clerk went there
    if (m_peeking && isAncestorOf(now) && !m_who->offers().isAncestorOf(now)) {
        m_peeking = false;
        m_middle->setCurrentWidget(m_paper);
    }
    auto* field = qobject_cast<QLineEdit*>(now);
    const auto person = field ? m_who->fieldOf(field) : std::nullopt;
    if (!person && !(field && m_what->isAncestorOf(field))) return;
    m_viewer->setTarget(field);
    if (person) m_who->offers().goTo(*person);
}

// Offers, doubts and the owner come and go above the field in which the clerk types.
void IntakePage::keepInSight() {
    auto* now = QApplication::focusWidget();
    if (now && m_left->isAncestorOf(now)) m_left->ensureWidgetVisible(now);
}

void IntakePage::focusFirst() {
    if (isVisible()) m_who->focusFirst();
}

// A field with nothing of its own to undo leaves Ctrl+Z to the value that was taken last.
bool IntakePage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_who && event->type() == QEvent::Resize) // its area learns of it later
        QMetaObject::invokeMethod(this, &IntakePage::keepInSight, Qt::QueuedConnection);
    const auto* field = qobject_cast<QLineEdit*>(watched);
    const bool isUndo =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Undo);
    if (!field || !isUndo || field->isUndoAvailable() || !m_desk.undoesOffer())
        return QWidget::eventFilter(watched, event);
    m_desk.undo();
    return true;
}

// Each Enter goes on to the next field; it never ends or destroys anything.
void IntakePage::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Undo))
        m_desk.undo();
    else if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QWidget::keyPressEvent(event);
    else if (!event->isAutoRepeat())
        focusNextChild();
}

void IntakePage::showEvent(QShowEvent* event) {
    m_burst.setEnabled(true);
    focusFirst();
    QWidget::showEvent(event);
}

void IntakePage::hideEvent(QHideEvent* event) {
    m_burst.setEnabled(false);
    QWidget::hideEvent(event);
}

void IntakePage::showDrafts() {
    const auto others = static_cast<int>(m_desk.otherDrafts().size());
    m_drafts->setWords(tr("Drafts (%1)").arg(others));
    m_drafts->setEnabled(others > 0 && !m_desk.busy());
    m_new->setEnabled(!m_desk.busy());
    m_discard->setEnabled(!m_desk.busy() && !m_desk.intake().untouched());
}

void IntakePage::offerDrafts() {
    m_draftMenu->clear();
    const auto& others = m_desk.otherDrafts();
    for (std::size_t row = 0; row < others.size(); ++row) {
        const auto& draft = others[row];
        const QString name =
            draft.submitter.name.empty() ? tr("no name yet") : text::shown(draft.submitter.name);
        const auto procedure = m_desk.procedureOf(draft);
        m_draftMenu->addAction(procedure ? name + QStringLiteral(" · ") + text::shown(procedure->name) : name,
                               this, [this, row] { m_desk.resume(row); });
    }
    m_draftMenu->setActiveAction(m_draftMenu->actions().value(0));
    m_draftMenu->popup(m_drafts->mapToGlobal(QPoint(0, -m_draftMenu->sizeHint().height())));
}

void IntakePage::askDiscard() {
    m_ask.ask(this,
              {tr("Throw this draft away?"),
               tr("The typed details and the scanned pages of this intake are given up. Saved dossiers are "
                  "not touched."),
               tr("Throw away"), tr("Keep the draft")},
              [this](bool yes) {
                  if (yes) m_desk.discard();
              });
}

void IntakePage::askLogin() {
    const auto& question = m_desk.loginQuestion();
    if (!question) return;
    m_ask.askLogin(this,
                   {tr("The scanner asks for a password"), text::scannerLoginWords(question->resource),
                    text::loginNameWord(), text::loginPasswordWord(), tr("Scan"), tr("Do not scan")},
                   [this, asked = *question](std::optional<core::ports::ScannerLogin> login) {
                       m_desk.answerLogin(asked, std::move(login));
                   });
}

void IntakePage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void IntakePage::retranslate() {
    m_new->setWords(tr("Next person, keep this as draft"));
    m_print->setWords(tr("Print the slip again"));
    m_discard->setWords(tr("Throw the draft away"));
    m_kept->clear();
    showDrafts();
}

} // namespace ui::intake
