// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/paper_panel.h"

#include "ui/async/run.h"
#include "ui/intake/page_acts.h"
#include "ui/intake/page_delegate.h"
#include "ui/style/icons.h"
#include "ui/text/display.h"
#include "ui/text/sentence.h"
#include "ui/text/words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/key_button.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::intake {

using models::PageListModel;
using models::PageLook;

namespace {
constexpr int kPaperKeys = 9;
constexpr int kMostSheets = 999;
} // namespace

PaperPanel::PaperPanel(const models::Services& services, async::Workers& workers, IntakeDesk& desk,
                       QWidget* page)
    : QFrame(page)
    , m_services(services)
    , m_workers(workers)
    , m_desk(desk)
    , m_heading(new QLabel(this))
    , m_scan(new widgets::KeyButton(Qt::Key_F5, page))
    , m_stop(new widgets::KeyButton(Qt::Key_Escape, page))
    , m_login(new widgets::KeyButton(Qt::Key_F12, page))
    , m_kind(new widgets::KeyButton(Qt::SHIFT | Qt::Key_F5, page))
    , m_scanner(new QToolButton(this))
    , m_banner(new widgets::Banner(this))
    , m_expectedWords(new QLabel(this))
    , m_expected(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_list(new QListView(this))
    , m_acts(new PageActs(desk, this, m_list, [this] { return currentPage(); }))
    , m_empty(new QLabel(this))
    , m_trouble(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_papers(new QMenu(this))
    , m_scanners(new QMenu(this)) {
    setProperty("panel", true);
    m_scan->setObjectName(QStringLiteral("scan"));
    m_stop->setObjectName(QStringLiteral("stop"));
    m_login->setObjectName(QStringLiteral("login"));
    m_login->setProperty("primary", true);
    m_kind->setObjectName(QStringLiteral("paperKind"));
    m_scanner->setObjectName(QStringLiteral("scanner"));
    m_banner->setObjectName(QStringLiteral("paperBanner"));
    m_list->setObjectName(QStringLiteral("pages"));
    m_expected->setObjectName(QStringLiteral("sheetsExpected"));
    m_count->setObjectName(QStringLiteral("paperCount"));
    m_scan->setIcon(style::icon(QStringLiteral("scan")));
    m_stop->setIcon(style::icon(QStringLiteral("stop")));
    m_scanner->setIcon(style::icon(QStringLiteral("scanner")));
    m_scan->setProperty("primary", true);
    layOut();
    bindKeys(page);
    connect(m_scan, &QPushButton::clicked, &m_desk, &IntakeDesk::scan);
    connect(m_stop, &QPushButton::clicked, &m_desk, &IntakeDesk::stopScan);
    connect(m_login, &QPushButton::clicked, this, &PaperPanel::loginAsked);
    connect(m_kind, &QPushButton::clicked, &m_desk, &IntakeDesk::nextPaperKind);
    connect(m_scanner, &QToolButton::clicked, this, &PaperPanel::searchScanners);
    connect(&m_desk, &IntakeDesk::pagesChanged, this, &PaperPanel::showPages);
    connect(&m_desk, &IntakeDesk::procedureChanged, this, &PaperPanel::showPages);
    connect(&m_desk, &IntakeDesk::missingChanged, this, &PaperPanel::showKeys);
    connect(&m_desk, &IntakeDesk::turned, &m_pages, &PageListModel::turnPicture);
    connect(m_expected, &QLineEdit::textEdited, this,
            [this](const QString& typed) { m_desk.setSheetsExpected(typed.toInt()); });
    connect(&m_desk, &IntakeDesk::noticeChanged, this, [this] { m_banner->tell(m_desk.paperNotice()); });
    connect(&m_desk, &IntakeDesk::started, this, [this] { m_pages.forgetPictures(); });
    connect(&m_desk.paper(), &PaperDesk::pictureReady, &m_pages, &PageListModel::setPicture);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &PaperPanel::showCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { emit currentPageChanged(currentPage()); });
    connect(m_list, &QListView::doubleClicked, this, [this] { emit pageOpened(currentPage()); });
    retranslate();
    showPages();
}

void PaperPanel::layOut() {
    m_heading->setProperty("heading", true);
    m_hint->setProperty("quiet", true);
    m_hint->setWordWrap(true);
    m_trouble->setProperty("tone", QStringLiteral("trouble"));
    m_trouble->setWordWrap(true);
    m_empty->setProperty("quiet", true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_scanner->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_count->setProperty("quiet", true);
    m_expected->setValidator(new QIntValidator(0, kMostSheets, m_expected));
    m_expected->setMaximumWidth(m_expected->fontMetrics().averageCharWidth() * 8);
    m_expectedWords->setBuddy(m_expected);
    m_list->setModel(&m_pages);
    m_list->setItemDelegate(new PageDelegate(m_list));
    m_list->setViewMode(QListView::IconMode);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setMovement(QListView::Static);
    m_list->setSpacing(5);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* keys = new QHBoxLayout;
    keys->addWidget(m_heading);
    keys->addStretch(1);
    keys->addWidget(m_scanner);
    keys->addWidget(m_kind);
    keys->addWidget(m_login);
    keys->addWidget(m_stop);
    keys->addWidget(m_scan);
    auto* counts = new QHBoxLayout;
    counts->addWidget(m_expectedWords);
    counts->addWidget(m_expected);
    counts->addStretch(1);
    counts->addWidget(m_count);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(6);
    column->addLayout(keys);
    column->addLayout(counts);
    column->addWidget(m_banner);
    column->addWidget(m_empty, 1);
    column->addWidget(m_list, 1);
    column->addWidget(m_trouble);
    column->addWidget(m_acts);
    column->addWidget(m_hint);
}

void PaperPanel::bindKeys(QWidget* page) {
    for (int digit = 1; digit <= kPaperKeys; ++digit) {
        auto* key = widgets::onPress(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + digit), page);
        connect(key, &QShortcut::activated, this, [this, digit] { assignCurrent(digit - 1); });
    }
    auto* next = widgets::onPress(Qt::ALT | Qt::Key_0, page);
    connect(next, &QShortcut::activated, this, &PaperPanel::assignCurrentToNext);
    const auto inList = [this](const QKeySequence& sequence, auto act) {
        connect(new widgets::FieldKey(sequence, m_list), &widgets::FieldKey::activated, this, act);
    };
    inList(Qt::Key_M, [this] { offerPapers(); });
    inList(Qt::Key_Return, [this] { emit pageOpened(currentPage()); });
    auto* toExpected = widgets::onPress(Qt::Key_F6, page);
    connect(toExpected, &QShortcut::activated, m_expected, [this] {
        emit asked();
        m_expected->setFocus(Qt::ShortcutFocusReason);
        m_expected->selectAll();
    });
    auto* toPages = widgets::onPress(Qt::Key_F4, page);
    connect(toPages, &QShortcut::activated, this, &PaperPanel::focusPages);
}

void PaperPanel::focusPages() {
    emit asked();
    m_list->setFocus(Qt::ShortcutFocusReason);
    goToNextUnassigned();
}

void PaperPanel::focusList() {
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void PaperPanel::goTo(int page) {
    for (int row = 0; row < m_pages.rowCount(); ++row)
        if (m_pages.page(row).number == page) m_list->setCurrentIndex(m_pages.index(row));
    emit currentPageChanged(currentPage());
}

void PaperPanel::showPages() {
    const int chosen = currentPage();
    m_pages.setPages(m_desk.pageRows());
    choose(chosen);
    const bool any = m_pages.rowCount() > 0;
    m_list->setVisible(any);
    m_empty->setVisible(!any);
    m_acts->setVisible(any);
    if (any && currentPage() == 0) goToNextUnassigned();
    showCurrent();
    showKeys();
}

void PaperPanel::showCount() {
    const int expected = m_desk.intake().sheetsExpected;
    if (m_expected->text().toInt() != expected)
        m_expected->setText(expected > 0 ? QString::number(expected) : QString());
    const auto count = m_desk.count();
    m_count->setText(tr("sheets %1 · sides %2 · set aside %3 · to be filed %4")
                         .arg(count.sheets)
                         .arg(count.sides)
                         .arg(count.setAside)
                         .arg(count.filed));
}

void PaperPanel::showKeys() {
    showCount();
    showCurrent();
    m_scan->setEnabled(!m_desk.busy());
    m_stop->setVisible(m_desk.scanning());
    m_login->setVisible(m_desk.loginQuestion().has_value());
    m_kind->setVisible(!m_desk.scanning());
    m_kind->setEnabled(!m_desk.busy());
    showKind();
    m_scanner->setVisible(!m_desk.scanning());
    m_scanner->setEnabled(!m_desk.busy());
}

// Stays on its page when that moves.
void PaperPanel::choose(int number) {
    for (int row = 0; row < m_pages.rowCount(); ++row)
        if (m_pages.page(row).number == number && m_list->currentIndex().row() != row)
            m_list->setCurrentIndex(m_pages.index(row));
}

int PaperPanel::currentPage() const {
    const auto current = m_list->currentIndex();
    return current.isValid() ? m_pages.page(current.row()).number : 0;
}

void PaperPanel::showCurrent() {
    const auto current = m_list->currentIndex();
    const QString trouble =
        current.isValid() ? current.data(PageListModel::TroubleWordsRole).toString() : QString();
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    m_acts->showFor(current.isValid() ? &m_pages.page(current.row()) : nullptr);
}

void PaperPanel::assignCurrent(int key) {
    const auto papers = m_desk.checklist();
    if (key >= static_cast<int>(papers.size()) || currentPage() == 0) return;
    m_desk.assign(currentPage(), text::shown(papers[static_cast<std::size_t>(key)].component));
    goToNextUnassigned();
}

// The paper behind the one where the page lies; the first for a page that lies nowhere. The page stays
// current, so that the key can be pressed again.
void PaperPanel::assignCurrentToNext() {
    const auto papers = m_desk.checklist();
    const auto current = m_list->currentIndex();
    if (papers.empty() || !current.isValid()) return;
    const auto key = m_pages.page(current.row()).component.toStdString();
    const auto at = std::ranges::find(papers, key, &core::domain::ChecklistItem::component);
    const auto next = at == papers.end() || at + 1 == papers.end() ? papers.begin() : at + 1;
    m_desk.assign(currentPage(), text::shown(next->component));
}

// All papers, also those beyond the ninth.
void PaperPanel::offerPapers() {
    const int page = currentPage();
    if (page == 0) return;
    m_papers->clear();
    for (const auto& item : m_desk.checklist())
        m_papers->addAction(text::shown(item.name), this,
                            [this, page, key = text::shown(item.component)] { m_desk.assign(page, key); });
    if (m_papers->isEmpty()) return;
    m_papers->setActiveAction(m_papers->actions().constFirst());
    m_papers->popup(m_list->viewport()->mapToGlobal(m_list->visualRect(m_list->currentIndex()).center()));
}

void PaperPanel::goToNextUnassigned() {
    for (int row = 0; row < m_pages.rowCount(); ++row) {
        const auto& page = m_pages.page(row);
        const bool filed =
            page.look == PageLook::Read || page.look == PageLook::Short || page.look == PageLook::Unread;
        const bool waits = page.look == PageLook::Failed || (page.component.isEmpty() && filed);
        if (!waits) continue;
        m_list->setCurrentIndex(m_pages.index(row));
        return;
    }
    if (!m_list->currentIndex().isValid() && m_pages.rowCount() > 0)
        m_list->setCurrentIndex(m_pages.index(0));
}

void PaperPanel::searchScanners() {
    m_scanner->setEnabled(false);
    m_scanner->setText(tr("searching …"));
    async::run(
        m_workers.scanner, this,
        [list = m_services.scanners](const std::stop_token& stop) { return list(stop); },
        [this](const auto& found) { offerScanners(found); });
}

void PaperPanel::offerScanners(const core::base::Result<std::vector<core::ports::ScannerInfo>>& found) {
    showKeys();
    retranslate();
    m_scanners->clear();
    if (!found)
        m_scanners->addAction(text::sentence(found.error()))->setEnabled(false);
    else if (found->empty())
        m_scanners->addAction(text::sentence(core::base::Error::of(core::ports::ScanCode::NoDevice)))
            ->setEnabled(false);
    else
        for (const auto& info : *found)
            m_scanners->addAction(text::shown(info.vendor + " " + info.model), this, [this, info] {
                m_services.chooseScanner(info);
                m_desk.paper().standBy();
                retranslate();
            });
    m_scanners->popup(m_scanner->mapToGlobal(QPoint(0, m_scanner->height())));
}

QString PaperPanel::scannerWords() const {
    const auto name = text::shown(m_services.scannerName());
    return name.isEmpty() ? tr("Choose a scanner") : name;
}

void PaperPanel::showKind() {
    const auto kind = m_desk.paperKind();
    m_kind->setWords(text::words(kind));
    m_empty->setText(
        kind == core::ports::PaperKind::Documents
            ? tr("Put the whole stack into the feeder and press F5.\nEach page finds its place by its "
                 "title.")
            : tr("Lay the card or the photo on the glass and press F5."));
}

void PaperPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_pages.retranslate();
        showCurrent();
    }
    QFrame::changeEvent(event);
}

void PaperPanel::retranslate() {
    m_heading->setText(tr("Paper"));
    m_scan->setWords(tr("Scan"));
    m_stop->setWords(tr("Stop"));
    m_login->setWords(tr("Type the password"));
    showKind();
    m_kind->setAccessibleDescription(tr("What lies in the scanner: the next press of F5 scans it so"));
    m_kind->setToolTip(m_kind->accessibleDescription());
    m_scanner->setText(scannerWords());
    m_scanner->setAccessibleName(tr("Scanner: %1").arg(scannerWords()));
    m_list->setAccessibleName(tr("Scanned pages"));
    m_expectedWords->setText(tr("Sheets in the stack (F6)"));
    m_expected->setAccessibleName(tr("Sheets in the stack, as you counted them; may stay empty"));
    showCount();
    m_hint->setText(tr("F4 pages · F11 large · Alt+1…9 to a paper, Alt+0 to the next · M list of papers"));
}

} // namespace ui::intake
