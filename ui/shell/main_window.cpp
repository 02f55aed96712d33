// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "core/ports/transport.h"
#include "ui/async/run.h"
#include "ui/dossiers/dossiers_page.h"
#include "ui/intake/intake_page.h"
#include "ui/outbox/outbox_page.h"
#include "ui/sign_in/sign_in_page.h"
#include "ui/style/icons.h"
#include "ui/text/display.h"
#include "ui/text/words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/language_button.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolButton>

#include <map>
#include <utility>

namespace ui::shell {

using core::ports::OpState;

namespace {

constexpr QSize kFirstSize_px{1366, 768};
constexpr int kStateIcon_px = 18;
constexpr int kMessage_ms = 15'000;

QToolButton* navigation(const QString& name, const QKeySequence& key, bool checkable, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setCheckable(checkable);
    button->setShortcut(key);
    return button;
}

void label(QToolButton* button, const QString& words) {
    const auto key = button->shortcut();
    const QString shown = key.toString(QKeySequence::NativeText);
    button->setText(QStringLiteral("%1   %2").arg(words, shown));
    button->setShortcut(key); // setText drops the key
    button->setAccessibleName(QStringLiteral("%1, %2").arg(words, shown));
}

int countOf(const std::map<OpState, int>& counts, OpState state) {
    const auto found = counts.find(state);
    return found == counts.end() ? 0 : found->second;
}

} // namespace

MainWindow::MainWindow(const models::Services& services, dialogs::Ask& ask, QWidget* parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_desk(services, m_workers)
    , m_idle(services.idleLimit, *services.clock)
    , m_standing(new widgets::Banner(this))
    , m_pages(new QStackedWidget(this))
    , m_signIn(new sign_in::SignInPage(services, m_workers, this))
    , m_intake(new intake::IntakePage(services, m_workers, m_desk, ask, this))
    , m_dossiers(new dossiers::DossiersPage(services, m_workers, this))
    , m_outbox(new outbox::OutboxPage(services, m_workers, this))
    , m_office(new QLabel(this))
    , m_toIntake(navigation(QStringLiteral("toIntake"), Qt::Key_F2, true, this))
    , m_toDossiers(navigation(QStringLiteral("toDossiers"), Qt::CTRL | Qt::Key_F, true, this))
    , m_toOutbox(navigation(QStringLiteral("toOutbox"), Qt::Key_F3, true, this))
    , m_signOut(navigation(QStringLiteral("signOut"), Qt::CTRL | Qt::Key_Q, false, this))
    , m_language(new widgets::LanguageButton(this))
    , m_linkIcon(new QLabel(this))
    , m_link(new QLabel(this))
    , m_waiting(new QLabel(this))
    , m_who(new QLabel(this)) {
    setObjectName(QStringLiteral("mainWindow"));
    layOut();
    connect(m_signIn, &sign_in::SignInPage::signedIn, this, &MainWindow::open);
    connect(m_toIntake, &QToolButton::clicked, this, [this] { turnTo(m_intake); });
    connect(m_toDossiers, &QToolButton::clicked, this, [this] { turnTo(m_dossiers); });
    connect(m_toOutbox, &QToolButton::clicked, this, [this] { turnTo(m_outbox); });
    connect(m_signOut, &QToolButton::clicked, this, [this] { signOut(); });
    connect(&m_idle, &IdleWatch::idle, this, &MainWindow::signOutWhenIdle);
    connect(&m_desk, &intake::IntakeDesk::accepted, this, &MainWindow::courierChanged);
    connect(&m_desk.paper(), &intake::PaperDesk::buttonPressed, this, &MainWindow::scannerButton);
    listenToCourier();
    listenToBackup();
    turnTo(m_signIn);
    retranslate();
    courierChanged();
}

MainWindow::~MainWindow() {
    m_services.courier->onChange({});
    m_services.hearBackup({});
    delete takeCentralWidget(); // the screens go before the desk and the workers that they use
}

void MainWindow::layOut() {
    setWindowIcon(style::icon(QStringLiteral("counterfoil")));
    resize(kFirstSize_px);
    for (QWidget* page : std::initializer_list<QWidget*>{m_signIn, m_intake, m_dossiers, m_outbox})
        m_pages->addWidget(page);
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_standing);
    column->addWidget(m_pages, 1);
    setCentralWidget(centre);
    m_standing->setObjectName(QStringLiteral("standingBanner"));
    m_link->setObjectName(QStringLiteral("link"));
    m_waiting->setObjectName(QStringLiteral("waitingCount"));
    m_who->setObjectName(QStringLiteral("who"));
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(8, 0, 8, 0);
    statusBar()->addWidget(m_linkIcon);
    statusBar()->addWidget(m_link);
    statusBar()->addWidget(m_waiting, 1);
    statusBar()->addPermanentWidget(m_who);
}

QWidget* MainWindow::makeHead() {
    auto* head = new QWidget(this);
    head->setObjectName(QStringLiteral("head"));
    head->setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(12, 6, 12, 6);
    row->addWidget(m_toIntake);
    row->addWidget(m_toDossiers);
    row->addWidget(m_toOutbox);
    row->addSpacing(16);
    row->addWidget(m_office, 1);
    row->addWidget(m_language);
    row->addWidget(m_signOut);
    for (auto* button : {m_toIntake, m_toDossiers, m_toOutbox, m_signOut})
        button->setFocusPolicy(Qt::TabFocus);
    return head;
}

void MainWindow::listenToCourier() {
    m_services.courier->onChange(
        [delivery = async::Delivery(this), this] { delivery([this] { courierChanged(); }); });
}

void MainWindow::listenToBackup() {
    m_services.hearBackup([delivery = async::Delivery(this), this] { delivery([this] { showStanding(); }); });
    showStanding();
}

void MainWindow::showStanding() {
    const auto trouble = m_services.backupTrouble();
    m_standing->tell(trouble ? models::troubleNotice(*trouble) : models::Notice());
}

void MainWindow::open(const core::usecases::SignedIn& clerk) {
    m_clerk = clerk;
    m_dossiers->open(clerk);
    m_outbox->open(clerk);
    turnTo(m_intake);
    m_desk.open(clerk);
    m_idle.start();
    retranslate();
}

void MainWindow::signOut(std::function<void()> then) {
    if (!m_clerk) return;
    m_idle.stop();
    m_desk.leave([this, then = std::move(then)] {
        m_clerk.reset();
        m_dossiers->leave();
        m_outbox->leave();
        m_services.lock();
        turnTo(m_signIn);
        retranslate();
        if (then) then();
    });
}

// Paper that runs through the scanner, a save and an open question are no idleness.
void MainWindow::signOutWhenIdle() {
    if (m_desk.busy() || QApplication::activeModalWidget()) return m_idle.start();
    signOut([this] { m_signIn->tellIdle(); });
}

void MainWindow::turnTo(QWidget* page) {
    m_pages->setCurrentWidget(page);
    m_toIntake->setChecked(page == m_intake);
    m_toDossiers->setChecked(page == m_dossiers);
    m_toOutbox->setChecked(page == m_outbox);
    for (auto* button : {m_toIntake, m_toDossiers, m_toOutbox, m_signOut})
        button->setVisible(m_clerk.has_value());
}

// As F5 where F5 works; else the clerk, who stands at the scanner, is told why nothing moves.
void MainWindow::scannerButton() {
    const bool isAsked = QApplication::activeModalWidget() != nullptr;
    const bool isSeen = m_pages->currentWidget() == m_intake && !isAsked;
    if (isSeen && !m_desk.busy()) return m_desk.scan();
    const QString happened = tr("The scanner's button was pressed; nothing was scanned.") + u' ';
    if (!m_clerk)
        statusBar()->showMessage(happened + tr("Sign in, then press it again."), kMessage_ms);
    else if (isAsked)
        statusBar()->showMessage(happened + tr("Answer the question on the screen, then press it again."),
                                 kMessage_ms);
    else if (isSeen)
        statusBar()->showMessage(happened + tr("Press it again when the work in hand is done."), kMessage_ms);
    else
        statusBar()->showMessage(happened + tr("Go to the intake (F2), then press it again."), kMessage_ms);
}

void MainWindow::courierChanged() {
    lockOutClerk();
    m_outbox->refresh();
    m_signIn->refreshCounts();
    showStatus();
    countWaiting();
}

// The province has taken this counter out of service: only a supervisor or a technician goes on.
void MainWindow::lockOutClerk() {
    const auto trouble = m_services.courier->status().trouble;
    if (!trouble || !trouble->is(core::ports::PortalCode::DeviceRevoked)) return;
    if (m_clerk && m_clerk->role == core::ports::Role::Clerk)
        signOut([this, trouble] { m_signIn->tell(*trouble); });
}

void MainWindow::countWaiting() {
    async::run(m_workers.desk, this, m_services.waiting,
               [this](const core::base::Result<std::map<OpState, int>>& counts) {
                   if (!counts) return;
                   m_waitingCount = countOf(*counts, OpState::Queued) + countOf(*counts, OpState::Sending) +
                                    countOf(*counts, OpState::Uploaded);
                   m_needClerkCount = countOf(*counts, OpState::NeedsClerk);
                   showStatus();
               });
}

void MainWindow::showStatus() {
    const auto status = m_services.courier->status();
    m_linkIcon->setPixmap(style::icon(status.link).pixmap(kStateIcon_px, kStateIcon_px));
    m_link->setText(text::words(status.link));
    QStringList counts;
    if (m_waitingCount) counts << tr("%n dossier(s) waiting to be sent", nullptr, *m_waitingCount);
    if (m_needClerkCount.value_or(0) > 0) counts << tr("%n need(s) a clerk", nullptr, *m_needClerkCount);
    m_waiting->setText(QStringLiteral("   ") + counts.join(QStringLiteral(" · ")));
}

// The draft goes to the platter before the window goes.
void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_mayClose || !m_clerk) return event->accept();
    event->ignore();
    if (m_closing) return;
    m_closing = true;
    m_desk.leave([this] {
        m_mayClose = true;
        close();
    });
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate() {
    const auto& head = m_services.head;
    setWindowTitle(tr("Counterfoil"));
    m_office->setText(text::shown(head.postOffice + " · ") + tr("counter %1").arg(text::shown(head.counter)));
    label(m_toIntake, tr("Intake"));
    label(m_toDossiers, tr("Dossiers"));
    label(m_toOutbox, tr("Outbox"));
    label(m_signOut, tr("Sign out"));
    m_who->setText(m_clerk ? tr("%1 (%2)").arg(text::shown(m_clerk->fullName), text::words(m_clerk->role))
                           : tr("Nobody is signed in"));
    showStatus();
}

} // namespace ui::shell
