// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dossiers/dossiers_page.h"

#include "ui/async/run.h"
#include "ui/dossiers/dossier_details.h"
#include "ui/models/notice.h"
#include "ui/style/icons.h"
#include "ui/text/display.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/row_table.h"
#include "ui/widgets/tab_order.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui::dossiers {

using core::usecases::FoundDossiers;
using models::DossierListModel;

namespace {
constexpr int kAgain_ms = 500;
constexpr int kDetailsWidth_px = 380;
constexpr int kMostTyped = 200;
} // namespace

DossiersPage::DossiersPage(const models::Services& services, async::Workers& workers, QWidget* parent)
    : QWidget(parent)
    , m_services(services)
    , m_workers(workers)
    , m_heading(new QLabel(this))
    , m_search(new QLineEdit(this))
    , m_reach(new QLabel(this))
    , m_findDeeper(new widgets::KeyButton(Qt::Key_F7, this))
    , m_banner(new widgets::Banner(this))
    , m_table(new QTableView(this))
    , m_nothing(new QLabel(this))
    , m_detailsHeading(new QLabel(this))
    , m_details(new DossierDetails(this)) {
    setObjectName(QStringLiteral("dossiersPage"));
    m_search->setObjectName(QStringLiteral("dossierSearch"));
    m_reach->setObjectName(QStringLiteral("searchReach"));
    m_findDeeper->setObjectName(QStringLiteral("findDeeper"));
    m_banner->setObjectName(QStringLiteral("dossiersBanner"));
    m_table->setObjectName(QStringLiteral("dossiers"));
    m_nothing->setObjectName(QStringLiteral("nothingFound"));
    m_details->setObjectName(QStringLiteral("dossierDetails"));
    m_again.setInterval(kAgain_ms);
    m_again.setSingleShot(true);
    layOut();
    connect(m_search, &QLineEdit::textChanged, this, &DossiersPage::find);
    connect(m_search, &QLineEdit::returnPressed, this, &DossiersPage::openCurrent);
    connect(m_findDeeper, &QPushButton::clicked, this, &DossiersPage::findDeeperOrStop);
    connect(m_table, &QTableView::activated, this, &DossiersPage::openCurrent);
    connect(&m_again, &QTimer::timeout, this, &DossiersPage::find);
    retranslate();
}

void DossiersPage::layOut() {
    m_heading->setProperty("heading", true);
    m_reach->setProperty("quiet", true);
    m_reach->setWordWrap(true);
    m_nothing->setProperty("quiet", true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_search->setMaxLength(kMostTyped);
    m_search->addAction(style::icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_table->setModel(&m_lines);
    widgets::listRows(*m_table, DossierListModel::Procedure);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(8);
    middle->addWidget(m_table, 1);
    middle->addWidget(m_nothing, 1);
    middle->addWidget(makePane());
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(8, 8, 8, 8);
    page->setSpacing(8);
    page->addWidget(m_heading);
    page->addWidget(m_search);
    auto* reach = new QHBoxLayout;
    reach->addWidget(m_reach, 1);
    reach->addWidget(m_findDeeper);
    page->addLayout(reach);
    page->addWidget(m_banner);
    page->addLayout(middle, 1);
    widgets::tabThrough({m_search, m_findDeeper, m_table, m_details});
}

QWidget* DossiersPage::makePane() {
    m_detailsHeading->setProperty("heading", true);
    auto* pane = new QFrame(this);
    pane->setProperty("panel", true);
    pane->setFixedWidth(kDetailsWidth_px);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(12, 8, 12, 10);
    column->addWidget(m_detailsHeading);
    column->addWidget(m_details, 1);
    return pane;
}

void DossiersPage::open(const core::usecases::SignedIn& clerk) {
    m_clerk = clerk;
}

void DossiersPage::leave() {
    ++m_session;
    m_clerk.reset();
    m_found.reset();
    m_finding = m_textChanged = false;
    m_deeper.request_stop();
    m_looked_percent.reset();
    m_again.stop();
    m_search->clear();
    m_lines.setLines({});
    m_details->showNothing();
    m_banner->tell({});
    showReach();
}

void DossiersPage::showEvent(QShowEvent* event) {
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->selectAll();
    find();
    QWidget::showEvent(event);
}

void DossiersPage::hideEvent(QHideEvent* event) {
    m_again.stop();
    m_deeper.request_stop();
    QWidget::hideEvent(event);
}

// One search at a time: an answer for text that is no longer there is dropped, and the text that is there
// looked for.
void DossiersPage::find() {
    if (!m_clerk) return;
    m_deeper.request_stop();
    m_textChanged = m_finding;
    if (m_finding) return;
    m_finding = true;
    async::run(
        m_workers.finder, this,
        [look = m_services.findDossiers, typed = m_search->text().toStdString(), clerk = *m_clerk] {
            return look(typed, clerk);
        },
        [this, session = m_session](core::base::Result<FoundDossiers> found) {
            if (session != m_session) return;
            m_finding = false;
            if (std::exchange(m_textChanged, false)) return find();
            showFound(std::move(found));
        });
}

// Stopped, it shows what it has found so far.
void DossiersPage::findDeeperOrStop() {
    if (m_looked_percent) {
        m_deeper.request_stop();
        return;
    }
    if (!m_clerk || m_finding || !mayFindDeeper()) return;
    m_finding = true;
    m_looked_percent = 0;
    m_deeper = std::stop_source();
    showReach();
    const auto session = m_session;
    const async::Delivery deliver(this);
    const auto progress = [this, session, deliver](double part) {
        deliver([this, session, percent = static_cast<int>(100 * part)] {
            if (session != m_session || !m_looked_percent) return;
            m_looked_percent = percent;
            showReach();
        });
    };
    async::run(
        m_workers.finder, this,
        [look = m_services.findDeeper, typed = m_search->text().toStdString(), clerk = *m_clerk, progress,
         stop = m_deeper.get_token()](const std::stop_token& closing) {
            std::stop_source both;
            const std::stop_callback byClerk(stop, [&both] { both.request_stop(); });
            const std::stop_callback byEnd(closing, [&both] { both.request_stop(); });
            return look(typed, clerk, both.get_token(), progress);
        },
        [this, session](core::base::Result<FoundDossiers> found) {
            if (session != m_session) return;
            m_finding = false;
            m_looked_percent.reset();
            if (std::exchange(m_textChanged, false)) return find();
            showFound(std::move(found));
        });
}

void DossiersPage::showFound(core::base::Result<FoundDossiers> found) {
    if (!found) {
        m_banner->tell(models::troubleNotice(found.error()));
        return showReach();
    }
    const int before = m_table->currentIndex().row();
    const auto kept = before >= 0 && before < m_lines.rowCount()
                          ? std::optional(m_lines.line(before).row.dossier.id)
                          : std::nullopt;
    m_lines.setLines(std::exchange(found->lines, {}));
    const int again = kept ? std::max(m_lines.rowOf(*kept), 0) : 0;
    if (m_lines.rowCount() > 0 && m_table->currentIndex().row() != again) m_table->selectRow(again);
    const auto& trouble = found->reach.trouble;
    m_banner->tell(trouble ? models::troubleNotice(*trouble) : models::Notice());
    const bool goesOn = !found->reach.isComplete && !trouble;
    m_found = std::move(*found);
    showReach();
    if (goesOn && isVisible()) m_again.start();
}

void DossiersPage::openCurrent() {
    const int current = m_table->currentIndex().row();
    if (!m_clerk || current < 0 || current >= m_lines.rowCount()) return;
    const auto line = m_lines.line(current);
    async::run(
        m_workers.finder, this,
        [read = m_services.openDossier, id = line.row.dossier.id, clerk = *m_clerk] {
            return read(id, clerk);
        },
        [this, line, session = m_session](const core::base::Result<core::domain::Dossier>& dossier) {
            if (session != m_session) return;
            if (dossier)
                m_details->showDossier(*dossier, [line] { return models::stateWords(line); });
            else
                m_banner->tell(models::troubleNotice(dossier.error()));
        });
}

bool DossiersPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            moveCurrent(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void DossiersPage::moveCurrent(int step) {
    if (m_lines.rowCount() == 0) return;
    m_table->selectRow(std::clamp(m_table->currentIndex().row() + step, 0, m_lines.rowCount() - 1));
}

// Something is typed, all that it finds is shown, and there are scans that were not asked.
bool DossiersPage::mayFindDeeper() const {
    return m_found && m_found->reach.isComplete && !m_found->reach.hasAllScans && !m_found->hasMore &&
           !m_search->text().trimmed().isEmpty();
}

QString DossiersPage::reachWords() const {
    const auto& reach = m_found->reach;
    QStringList words;
    if (m_looked_percent)
        words << tr("Looking through older scans: %1 %").arg(*m_looked_percent);
    else if (reach.toCome > 0)
        words << tr("Getting ready: the newest %L1 dossiers can be found, %L2 are still to come.")
                     .arg(reach.dossiers)
                     .arg(reach.toCome);
    else if (!reach.hasAllScans && m_found->oldestScanAt)
        words << tr("Words in scans can be found back to %1; older dossiers by number, person or procedure.")
                     .arg(text::shown(core::base::toLocal(*m_found->oldestScanAt).date));
    if (m_found->hasMore)
        words << tr("Only the newest %1 are shown: more words find fewer.")
                     .arg(core::usecases::FindDossiers::kLimit);
    if (reach.damaged > 0)
        words << tr("%n dossier(s) do not open whole and may not be found. Call the technician.", nullptr,
                    reach.damaged);
    return words.join(QStringLiteral("  "));
}

QString DossiersPage::nothingWords() const {
    const auto& reach = m_found->reach;
    if (reach.toCome > 0) return tr("Nothing found yet: older dossiers are still to come.");
    if (reach.dossiers == 0) return tr("No dossier has been taken yet.");
    return tr("No dossier has all these words. Try fewer or other words.");
}

void DossiersPage::showReach() {
    const auto words = m_found ? reachWords() : QString();
    m_reach->setText(words);
    m_reach->setVisible(!words.isEmpty());
    m_findDeeper->setWords(m_looked_percent ? tr("Stop") : tr("Search older scans too"));
    m_findDeeper->setVisible(m_looked_percent || mayFindDeeper());
    const bool isNothing = m_lines.rowCount() == 0;
    m_nothing->setText(m_found && isNothing ? nothingWords() : QString());
    m_nothing->setVisible(isNothing);
    m_table->setVisible(!isNothing);
}

void DossiersPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void DossiersPage::retranslate() {
    m_heading->setText(tr("Dossiers"));
    m_detailsHeading->setText(tr("Details"));
    m_search->setPlaceholderText(
        tr("Number, name without accents, phone, ID number, procedure, words in the scans"));
    m_search->setAccessibleName(tr("Search for a dossier"));
    m_table->setAccessibleName(tr("Dossiers found"));
    m_lines.retranslate();
    showReach();
}

} // namespace ui::dossiers
