// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/sign_in_page.h"

#include "core/domain/codes.h"
#include "ui/async/run.h"
#include "ui/style/icons.h"
#include "ui/text/display.h"
#include "ui/text/words.h"
#include "ui/widgets/banner.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace ui::sign_in {

using core::domain::DomainCode;
using core::ports::OpState;

namespace {

constexpr int kFormWidth_px = 460;
constexpr int kMark_px = 72;
constexpr std::array kWaits{OpState::Queued, OpState::Sending, OpState::Uploaded, OpState::NeedsClerk};

} // namespace

SignInPage::SignInPage(const models::Services& services, async::Workers& workers, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_workers(workers)
    , m_title(new QLabel(this))
    , m_office(new QLabel(this))
    , m_nameLabel(new QLabel(this))
    , m_name(new QLineEdit(this))
    , m_passphraseLabel(new QLabel(this))
    , m_passphrase(new QLineEdit(this))
    , m_signIn(new QPushButton(this))
    , m_banner(new widgets::Banner(this))
    , m_waiting(new QLabel(this)) {
    setObjectName(QStringLiteral("signInPage"));
    m_name->setObjectName(QStringLiteral("signInName"));
    m_passphrase->setObjectName(QStringLiteral("passphrase"));
    m_signIn->setObjectName(QStringLiteral("signIn"));
    m_banner->setObjectName(QStringLiteral("signInBanner"));
    m_waiting->setObjectName(QStringLiteral("waiting"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_second.setInterval(1000);
    layOut();
    connect(m_name, &QLineEdit::returnPressed, this, [this] { m_passphrase->setFocus(Qt::TabFocusReason); });
    connect(m_passphrase, &QLineEdit::returnPressed, this, &SignInPage::trySignIn);
    connect(m_signIn, &QPushButton::clicked, this, &SignInPage::trySignIn);
    connect(&m_second, &QTimer::timeout, this, &SignInPage::countDown);
    retranslate();
}

void SignInPage::layOut() {
    auto* mark = new QLabel(this);
    mark->setPixmap(style::icon(QStringLiteral("counterfoil")).pixmap(kMark_px, kMark_px));
    m_title->setProperty("title", true);
    m_office->setProperty("quiet", true);
    m_office->setWordWrap(true);
    m_waiting->setWordWrap(true);
    m_waiting->setProperty("quiet", true);
    m_signIn->setProperty("primary", true);
    m_signIn->setProperty("big", true);
    m_signIn->setAutoDefault(true);
    m_nameLabel->setBuddy(m_name);
    m_passphraseLabel->setBuddy(m_passphrase);
    auto* form = new QFrame(this);
    form->setProperty("panel", true);
    form->setFixedWidth(kFormWidth_px);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(32, 28, 32, 28);
    column->setSpacing(6);
    column->addWidget(mark);
    column->addWidget(m_title);
    column->addWidget(m_office);
    column->addSpacing(14);
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_nameLabel, m_name, m_passphraseLabel, m_passphrase})
        column->addWidget(each);
    column->addSpacing(8);
    column->addWidget(m_banner);
    column->addWidget(m_signIn);
    column->addSpacing(10);
    column->addWidget(m_waiting);
    auto* page = new QVBoxLayout(this);
    page->addStretch(2);
    auto* middle = new QHBoxLayout; // not an alignment: that would take the height from sentences
    middle->addStretch(1);
    middle->addWidget(form);
    middle->addStretch(1);
    page->addLayout(middle);
    page->addStretch(3);
}

void SignInPage::showEvent(QShowEvent* event) {
    m_passphrase->clear();
    m_banner->tell({});
    (m_name->text().isEmpty() ? m_name : m_passphrase)->setFocus(Qt::OtherFocusReason);
    refreshCounts();
    QWidget::showEvent(event);
}

void SignInPage::refreshCounts() {
    if (!isVisible() && m_counts) return;
    async::run(m_workers.desk, this, m_services.waiting,
               [this](const core::base::Result<std::map<OpState, int>>& counts) {
                   if (counts)
                       m_counts = *counts;
                   else
                       m_banner->tell(models::troubleNotice(counts.error()));
                   showCounts();
               });
}

void SignInPage::trySignIn() {
    if (!m_signIn->isEnabled()) return;
    m_signIn->setEnabled(false);
    m_banner->tell(models::notice(style::Tone::Accent, [] { return tr("Signing in …"); }));
    async::run(
        m_workers.desk, this,
        [signIn = m_services.signIn, name = text::typed(m_name->text()),
         passphrase = m_passphrase->text().toStdString()] { return signIn(name, passphrase); },
        [this](const core::base::Result<core::usecases::SignedIn>& clerk) {
            m_signIn->setEnabled(true);
            if (!clerk) return refused(clerk.error());
            m_banner->tell({});
            emit signedIn(*clerk);
        });
    m_passphrase->clear();
}

void SignInPage::tellIdle() {
    m_banner->tell(models::notice(style::Tone::Accent, [] {
        return tr("Nobody was at work, so the counter is locked. The draft is kept. Sign in to go on.");
    }));
}

void SignInPage::tell(const core::base::Error& trouble) {
    m_banner->tell(models::troubleNotice(trouble));
}

void SignInPage::refused(const core::base::Error& error) {
    m_passphrase->setFocus(Qt::OtherFocusReason);
    if (!error.is(DomainCode::SignInDelayed) || error.args.empty())
        return m_banner->tell(models::troubleNotice(error));
    m_delay_s = QString::fromStdString(error.args.front()).toInt();
    m_refusedAt.start();
    m_second.start();
    showWait();
}

int SignInPage::secondsLeft() const {
    return m_delay_s - static_cast<int>(m_refusedAt.elapsed() / 1000);
}

void SignInPage::countDown() {
    if (secondsLeft() > 0) return showWait();
    m_second.stop();
    m_banner->tell({});
}

void SignInPage::showWait() {
    m_banner->tell(models::troubleNotice(
        core::base::Error::of(DomainCode::SignInDelayed, {}, {std::to_string(secondsLeft())})));
}

void SignInPage::showCounts() {
    if (!m_counts) return m_waiting->clear();
    QStringList lines;
    for (const auto state : kWaits)
        if (const auto found = m_counts->find(state); found != m_counts->end() && found->second > 0)
            lines << QStringLiteral("%1: %2").arg(text::words(state)).arg(found->second);
    m_waiting->setText(lines.isEmpty() ? tr("Nothing waits to be sent.")
                                       : tr("Dossiers at this counter:") + u'\n' + lines.join(u'\n'));
}

void SignInPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void SignInPage::retranslate() {
    m_title->setText(tr("Sign in"));
    const auto& head = m_services.head;
    m_office->setText(text::shown(head.postOffice + " · ") + tr("counter %1").arg(text::shown(head.counter)));
    m_nameLabel->setText(tr("Name"));
    m_name->setAccessibleName(tr("Sign-in name"));
    m_passphraseLabel->setText(tr("Passphrase"));
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_signIn->setText(tr("Sign in   Enter"));
    m_signIn->setAccessibleName(tr("Sign in, Enter"));
    showCounts();
}

} // namespace ui::sign_in
