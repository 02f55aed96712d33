// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_page.h"

#include "ui/async/run.h"
#include "ui/models/stick_notices.h"
#include "ui/style/icons.h"
#include "ui/text/bundle_words.h"
#include "ui/text/display.h"
#include "ui/text/words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/row_table.h"
#include "ui/widgets/tab_order.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace ui::outbox {

using core::ports::LinkState;
using core::ports::OpState;
using models::OutboxModel;

namespace {
constexpr int kTick_ms = 1000;
constexpr int kDetailsWidth_px = 340;

// What becomes of an act: of the one stick that is in, or why there was none.
template<class T>
struct StickOutcome {
    std::size_t sticks = 0;
    std::optional<T> done;
};

// The act with the one stick that is in; none and several are for the clerk.
template<class Act>
auto withStick(const models::Services& services, const Act& act) {
    return [sticks = services.sticks, act] {
        const auto in = sticks();
        StickOutcome<decltype(act(in.front()))> outcome{in.size(), std::nullopt};
        if (in.size() == 1) outcome.done.emplace(act(in.front()));
        return outcome;
    };
}

} // namespace

OutboxPage::OutboxPage(const models::Services& services, async::Workers& workers, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_workers(workers)
    , m_heading(new QLabel(this))
    , m_waiting(new QLabel(this))
    , m_banner(new widgets::Banner(this))
    , m_stick(new widgets::Banner(this))
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
    , m_detailsHeading(new QLabel(this))
    , m_details(new QLabel(this))
    , m_reason(new QLabel(this))
    , m_sendNow(new widgets::KeyButton(Qt::Key_F6, this))
    , m_pause(new widgets::KeyButton(Qt::CTRL | Qt::Key_T, this))
    , m_sendAgain(new widgets::KeyButton(Qt::Key_F7, this))
    , m_isThere(new widgets::KeyButton(Qt::Key_F8, this))
    , m_toStick(new widgets::KeyButton(Qt::CTRL | Qt::Key_U, this))
    , m_fromStick(new widgets::KeyButton(Qt::CTRL | Qt::Key_I, this)) {
    setObjectName(QStringLiteral("outboxPage"));
    m_table->setObjectName(QStringLiteral("outbox"));
    m_waiting->setObjectName(QStringLiteral("outboxWaiting"));
    m_details->setObjectName(QStringLiteral("details"));
    m_reason->setObjectName(QStringLiteral("reason"));
    m_sendNow->setObjectName(QStringLiteral("sendNow"));
    m_pause->setObjectName(QStringLiteral("pause"));
    m_sendAgain->setObjectName(QStringLiteral("sendAgain"));
    m_toStick->setObjectName(QStringLiteral("toStick"));
    m_fromStick->setObjectName(QStringLiteral("fromStick"));
    m_isThere->setObjectName(QStringLiteral("isThere"));
    m_banner->setObjectName(QStringLiteral("outboxBanner"));
    m_stick->setObjectName(QStringLiteral("stickBanner"));
    m_tick.setInterval(kTick_ms);
    layOut();
    connect(m_sendNow, &QPushButton::clicked, this, [this] { m_services.courier->sendNow(); });
    connect(m_pause, &QPushButton::clicked, this, &OutboxPage::togglePause);
    connect(m_sendAgain, &QPushButton::clicked, this, &OutboxPage::sendAgain);
    connect(m_toStick, &QPushButton::clicked, this, &OutboxPage::writeToStick);
    connect(m_fromStick, &QPushButton::clicked, this, &OutboxPage::readStick);
    connect(m_isThere, &QPushButton::clicked, this, &OutboxPage::confirmSeen);
    connect(&m_tick, &QTimer::timeout, this, &OutboxPage::load);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &OutboxPage::showDetails);
    retranslate();
}

void OutboxPage::layOut() {
    m_heading->setProperty("heading", true);
    m_detailsHeading->setProperty("heading", true);
    m_empty->setProperty("quiet", true);
    m_waiting->setProperty("quiet", true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_sendNow->setProperty("primary", true);
    m_table->setModel(&m_rows);
    widgets::listRows(*m_table, OutboxModel::Procedure);
    auto* keys = new QHBoxLayout;
    keys->addWidget(m_heading);
    keys->addSpacing(12);
    keys->addWidget(m_waiting, 1);
    for (auto* key : {m_isThere, m_sendAgain, m_pause, m_sendNow})
        keys->addWidget(key);
    for (auto* words : {m_details, m_reason}) {
        words->setWordWrap(true);
        words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* pane = new QFrame(this);
    pane->setProperty("panel", true);
    pane->setFixedWidth(kDetailsWidth_px);
    auto* paneColumn = new QVBoxLayout(pane);
    paneColumn->setContentsMargins(12, 8, 12, 10);
    paneColumn->addWidget(m_detailsHeading);
    paneColumn->addWidget(m_details);
    paneColumn->addWidget(m_reason);
    paneColumn->addStretch(1);
    for (auto* key : {m_toStick, m_fromStick})
        paneColumn->addWidget(key);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(8);
    middle->addWidget(m_table, 1);
    middle->addWidget(m_empty, 1);
    middle->addWidget(pane);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(8, 8, 8, 8);
    page->setSpacing(8);
    page->addLayout(keys);
    page->addWidget(m_banner);
    page->addWidget(m_stick);
    page->addLayout(middle, 1);
    widgets::tabThrough({m_table, m_isThere, m_sendAgain, m_pause, m_sendNow, m_toStick, m_fromStick});
}

void OutboxPage::open(const core::usecases::SignedIn& clerk) {
    m_clerk = clerk;
}

void OutboxPage::leave() {
    ++m_session;
    m_clerk.reset();
    m_stick->tell({});
    showRows({});
}

void OutboxPage::showEvent(QShowEvent* event) {
    m_tick.start();
    m_table->setFocus(Qt::OtherFocusReason);
    load();
    QWidget::showEvent(event);
}

void OutboxPage::hideEvent(QHideEvent* event) {
    m_tick.stop();
    QWidget::hideEvent(event);
}

void OutboxPage::refresh() {
    if (isVisible()) load();
}

// One load at a time: a burst of changes never queues a burst of reads.
void OutboxPage::load() {
    if (!m_clerk) return;
    m_again = m_loading;
    if (m_loading) return;
    m_loading = true;
    async::run(
        m_workers.desk, this, [rows = m_services.outboxRows, clerk = *m_clerk] { return rows(clerk); },
        [this, session = m_session](core::base::Result<std::vector<core::usecases::OutboxRow>> rows) {
            m_loading = false;
            if (session != m_session) return refresh();
            if (rows)
                showRows(std::move(*rows));
            else
                m_banner->tell(models::troubleNotice(rows.error()));
            if (std::exchange(m_again, false)) load();
        });
}

void OutboxPage::showRows(std::vector<core::usecases::OutboxRow> rows) {
    const int current = m_table->currentIndex().row();
    const auto kept =
        current >= 0 && current < m_rows.rowCount() ? std::optional(m_rows.row(current)) : std::nullopt;
    m_rows.setRows(std::move(rows), m_services.courier->status(),
                   {m_services.clock->now(), m_services.clock->bootMs()});
    const int again = kept ? m_rows.rowOf(*kept) : -1;
    if (m_rows.rowCount() > 0 && m_table->currentIndex().row() != std::max(again, 0))
        m_table->selectRow(std::max(again, 0));
    m_table->setVisible(m_rows.rowCount() > 0);
    m_empty->setVisible(m_rows.rowCount() == 0);
    showLink();
    showDetails();
}

bool OutboxPage::paused() const {
    return m_services.courier->status().link == LinkState::Paused;
}

void OutboxPage::showLink() {
    const auto status = m_services.courier->status();
    m_waiting->setText(m_rows.waitingWords());
    m_banner->tell(status.trouble ? models::troubleNotice(*status.trouble) : models::Notice{});
    m_pause->setWords(paused() ? tr("Go on sending") : tr("Pause"));
    m_sendNow->setEnabled(!paused());
}

void OutboxPage::togglePause() {
    m_services.courier->pause(!paused());
    load();
}

void OutboxPage::sendAgain() {
    const int current = m_table->currentIndex().row();
    if (current < 0) return;
    async::run(
        m_workers.desk, this,
        [again = m_services.sendAgain, row = m_rows.row(current)] { return again(row); },
        [this](const core::base::Result<void>& queued) { settled(queued); });
}

void OutboxPage::confirmSeen() {
    const int current = m_table->currentIndex().row();
    if (current < 0 || !m_clerk) return;
    async::run(
        m_workers.desk, this,
        [confirm = m_services.confirmSeen, row = m_rows.row(current), clerk = *m_clerk] {
            return confirm(row, clerk);
        },
        [this](const core::base::Result<void>& confirmed) { settled(confirmed); });
}

void OutboxPage::settled(const core::base::Result<void>& done) {
    if (done)
        m_services.courier->sendNow();
    else
        m_banner->tell(models::troubleNotice(done.error()));
    load();
}

void OutboxPage::showStickAct(bool isUnderWay) {
    for (auto* key : {m_toStick, m_fromStick})
        key->setEnabled(!isUnderWay);
    if (isUnderWay) m_stick->tell(models::notice(style::Tone::Plain, [] { return text::stickInUseWords(); }));
}

void OutboxPage::writeToStick() {
    showStickAct(true);
    async::run(
        m_workers.sticks, this, withStick(m_services, m_services.writeBundles),
        [this, session = m_session](const StickOutcome<core::base::Result<models::BundleNews>>& outcome) {
            showStickAct(false);
            if (session != m_session) return m_stick->tell({});
            m_stick->tell(outcome.done ? models::bundleNotice(*outcome.done)
                                       : models::noStickNotice(outcome.sticks));
            load();
        });
}

void OutboxPage::readStick() {
    showStickAct(true);
    async::run(m_workers.sticks, this, withStick(m_services, m_services.importReceipts),
               [this, session = m_session](
                   const StickOutcome<std::vector<core::base::Result<models::ReceiptNews>>>& outcome) {
                   showStickAct(false);
                   if (session != m_session) return m_stick->tell({});
                   m_stick->tell(outcome.done ? models::receiptsNotice(*outcome.done)
                                              : models::noStickNotice(outcome.sticks));
                   load();
               });
}

void OutboxPage::showDetails() {
    const int current = m_table->currentIndex().row();
    const bool any = current >= 0 && current < m_rows.rowCount();
    m_sendAgain->setEnabled(any && m_rows.row(current).state == OpState::NeedsClerk);
    m_isThere->setVisible(any && m_rows.row(current).asksForEyes());
    if (!any) {
        m_details->clear();
        m_reason->clear();
        return;
    }
    const auto& row = m_rows.row(current);
    QStringList lines{m_rows.numberWords(row)};
    if (row.single && row.singleKind == core::ports::OpKind::Event)
        lines << tr("The portal keeps it, so that nobody cuts off the end of the log.");
    if (row.single && row.singleKind == core::ports::OpKind::Lease)
        lines << tr("Until the portal has given numbers, dossiers get provisional ones when the counter's "
                    "own are used up.");
    for (const auto& words : {row.procedureName, row.ownerName})
        if (!words.empty()) lines << text::shown(words);
    lines << QString() << text::words(row.state);
    if (const auto progress = m_rows.progressWords(current); !progress.isEmpty()) lines << progress;
    if (!row.single) lines << tr("Files sent: %1 of %2").arg(row.filesUploaded).arg(row.files);
    if (row.onStick != 0) lines << text::onStickWords(row.onStick);
    lines << tr("Tries: %1").arg(row.attempts);
    m_details->setText(lines.join(u'\n'));
    QString reason = m_rows.reasonWords(current);
    if (!row.detail.empty() && row.state == OpState::NeedsClerk)
        reason += QStringLiteral("\n\n") + tr("The portal's own words: “%1”").arg(text::shown(row.detail));
    m_reason->setText(reason);
    const auto tone = row.state == OpState::NeedsClerk ? style::Tone::Attention : style::Tone::Quiet;
    m_reason->setStyleSheet(QStringLiteral("color: %1").arg(style::colour(tone).name()));
}

void OutboxPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void OutboxPage::retranslate() {
    m_heading->setText(tr("Outbox"));
    m_detailsHeading->setText(tr("Details"));
    m_empty->setText(tr("No dossier has been taken yet."));
    m_table->setAccessibleName(tr("Dossiers on their way to the portal"));
    m_details->setAccessibleName(tr("Details of the dossier"));
    m_reason->setAccessibleName(tr("Why it waits"));
    m_sendNow->setWords(tr("Send now"));
    m_sendAgain->setWords(tr("Send again"));
    m_toStick->setWords(tr("Write to USB stick"));
    m_fromStick->setWords(tr("Receipt from stick"));
    m_isThere->setWords(tr("It is there"));
    m_rows.retranslate();
    showLink();
    showDetails();
}

} // namespace ui::outbox
