// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/viewer_panel.h"

#include "ui/async/run.h"
#include "ui/intake/page_picture.h"
#include "ui/text/display.h"
#include "ui/text/page_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/page_view.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::intake {

using models::PageListModel;
using models::PageLook;
using scanner::pipeline::BatchPage;
using scanner::pipeline::PageItem;
using widgets::PageMark;

namespace {

QRect rectOf(const scanner::Box& box) {
    return {box.x, box.y, box.width, box.height};
}

PageMark::Kind kindOf(PageItem::Kind kind) {
    switch (kind) {
    case PageItem::Kind::Word:
        return PageMark::Kind::Word;
    case PageItem::Kind::Doubtful:
        return PageMark::Kind::Doubtful;
    case PageItem::Kind::Corrected:
        return PageMark::Kind::Corrected;
    case PageItem::Kind::Unread:
        return PageMark::Kind::Unread;
    }
    return PageMark::Kind::Word;
}

// Signs at its ends belong to the sentence, not to the word.
QString bare(QString word) {
    static const QString signs = QStringLiteral(".,;:()“”\"…");
    while (!word.isEmpty() && signs.contains(word.back()))
        word.chop(1);
    while (!word.isEmpty() && signs.contains(word.front()))
        word.remove(0, 1);
    return word;
}

// As if it were typed there.
void insert(QLineEdit& field, const QString& word) {
    const int at = field.hasSelectedText() ? field.selectionStart() : field.cursorPosition();
    const bool joins = at > 0 && !field.text().at(at - 1).isSpace();
    field.insert(joins ? u' ' + word : word);
}

} // namespace

ViewerPanel::ViewerPanel(async::Workers& workers, IntakeDesk& desk, const PageListModel& pages, QWidget* page)
    : QFrame(page)
    , m_workers(workers)
    , m_desk(desk)
    , m_pages(pages)
    , m_head(new QLabel(this))
    , m_view(new widgets::PageView(this))
    , m_item(new QLabel(this))
    , m_goesTo(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_next(new widgets::KeyButton(Qt::Key_F7, page))
    , m_back(new widgets::KeyButton(Qt::Key_F11, page)) {
    setProperty("panel", true);
    m_head->setObjectName(QStringLiteral("viewerHead"));
    m_view->setObjectName(QStringLiteral("pageView"));
    m_item->setObjectName(QStringLiteral("viewerItem"));
    m_goesTo->setObjectName(QStringLiteral("viewerTarget"));
    m_next->setObjectName(QStringLiteral("nextDoubt"));
    m_back->setObjectName(QStringLiteral("viewer"));
    layOut();
    bind(page);
    takePages();
    retranslate();
}

void ViewerPanel::layOut() {
    m_head->setProperty("heading", true);
    m_head->setWordWrap(true);
    m_head->setTextFormat(Qt::PlainText);
    for (auto* label : {m_item, m_goesTo, m_hint}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_goesTo->setProperty("quiet", true);
    m_hint->setProperty("quiet", true);
    auto* keys = new QHBoxLayout;
    keys->addWidget(m_next);
    keys->addStretch(1);
    keys->addWidget(m_back);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(6);
    column->addWidget(m_head);
    column->addLayout(keys);
    column->addWidget(m_view, 1);
    column->addWidget(m_item);
    column->addWidget(m_goesTo);
    column->addWidget(m_hint);
}

void ViewerPanel::bind(QWidget* page) {
    auto* back = widgets::onPress(Qt::SHIFT | Qt::Key_F7, page);
    connect(back, &QShortcut::activated, this, [this] { goToDoubt(true); });
    connect(m_next, &QPushButton::clicked, this, [this] { goToDoubt(false); });
    connect(m_back, &QPushButton::clicked, this, &ViewerPanel::toggled);
    connect(m_view, &widgets::PageView::chosen, this, &ViewerPanel::choose);
    connect(m_view, &widgets::PageView::taken, this, &ViewerPanel::put);
    connect(&m_desk, &IntakeDesk::pagesChanged, this, &ViewerPanel::takePages);
    connect(&m_desk.study(), &PageStudy::changed, this, &ViewerPanel::takeFindings);
    connect(&m_desk, &IntakeDesk::started, this, [this] {
        m_review.clear();
        showPage(0);
    });
}

const BatchPage* ViewerPanel::known(int page) const {
    const auto& pages = m_desk.paper().pages();
    const auto found = std::ranges::find(pages, page, &BatchPage::number);
    return found == pages.end() ? nullptr : &*found;
}

QModelIndex ViewerPanel::rowOf(int page) const {
    for (int row = 0; row < m_pages.rowCount(); ++row)
        if (m_pages.page(row).number == page) return m_pages.index(row);
    return {};
}

void ViewerPanel::showPage(int page) {
    const auto* now = known(page);
    const bool same = now && page == m_page && now->readings == m_readings;
    m_page = now ? page : 0;
    if (!same) {
        m_readings = now ? now->readings : 0;
        m_view->clear();
        if (now && now->hasImage()) load(*now);
        takeFindings();
    }
    if (m_wanted) m_view->setCurrent(*m_wanted);
    m_wanted.reset();
    m_head->setText(headWords());
    tellItem();
}

void ViewerPanel::showPlace(int page, const core::domain::Area& area) {
    showPage(page);
    m_view->showPlace({area.x, area.y, area.width, area.height});
    tellItem();
}

bool ViewerPanel::framesPlace() const {
    return !m_view->shownPlace().isEmpty();
}

void ViewerPanel::focusView() {
    m_view->setFocus(Qt::ShortcutFocusReason);
}

// A picture that nobody waits for any more is not decoded.
void ViewerPanel::load(const BatchPage& page) {
    m_view->setPage({page.record.width_px, page.record.height_px}, {});
    scanner::pipeline::PageRecord record;
    record.width_px = page.record.width_px;
    record.height_px = page.record.height_px;
    record.dpi = page.record.dpi;
    record.picture = page.record.picture;
    const auto& batch = *m_desk.paper().batch();
    const auto picture = QString::fromStdString(batch.cleanedFile(page.number).string());
    const auto preview = QString::fromStdString(batch.previewFile(page.number).string());
    const int mine = ++*m_asked;
    async::run(
        m_workers.pictures, this,
        [record, picture, preview, asked = m_asked, mine] {
            return *asked == mine ? pagePicture(record, picture, preview) : QImage();
        },
        [this, mine](const QImage& image) {
            if (*m_asked == mine && !image.isNull()) m_view->setPicture(image);
        });
}

void ViewerPanel::takePages() {
    std::vector<int> filed;
    for (int row = 0; row < m_pages.rowCount(); ++row) {
        const auto look = m_pages.page(row).look;
        if (look == PageLook::Read || look == PageLook::Short) filed.push_back(m_pages.page(row).number);
    }
    m_review.take(filed, m_desk.study().findings());
    tellReview();
    if (m_page != 0) showPage(m_page);
}

void ViewerPanel::takeFindings() {
    const int current = m_view->current();
    std::vector<PageMark> marks;
    for (const auto& item : m_desk.study().itemsOn(m_page))
        marks.push_back({kindOf(item.kind), rectOf(item.box), itemWords(item)});
    m_view->setMarks(std::move(marks));
    if (current >= 0 && m_view->current() != current) tellItem();
    m_review.take(m_review.pages(), m_desk.study().findings());
    tellReview();
}

void ViewerPanel::turnBy(int rows) {
    const auto row = rowOf(m_page).row() + rows;
    if (row >= 0 && row < m_pages.rowCount()) emit pageWanted(m_pages.page(row).number);
}

void ViewerPanel::goToDoubt(bool backwards) {
    const ReviewPlace from{m_page, m_view->current()};
    const auto place = backwards ? m_review.before(from) : m_review.next(from);
    if (!place) return;
    m_review.see(*place);
    m_wanted = place->item;
    emit pageWanted(place->page);
    tellReview();
    focusView();
}

void ViewerPanel::choose(int item) {
    m_review.see({m_page, item});
    tellReview();
    tellItem();
}

void ViewerPanel::put(int item, bool asRead) {
    const auto& items = m_desk.study().itemsOn(m_page);
    if (!m_target || item < 0 || item >= static_cast<int>(items.size())) return;
    const auto& chosen = items[static_cast<std::size_t>(item)];
    const QString word = bare(text::shown(asRead ? chosen.asRead : chosen.text));
    if (!word.isEmpty()) insert(*m_target, word);
}

void ViewerPanel::setTarget(QLineEdit* field) {
    m_target = field;
    m_goesTo->setText(field ? tr("Click or Enter puts the word into: %1").arg(field->accessibleName())
                            : tr("Go to a field; then a click on a word, or Enter, puts it there."));
}

QString ViewerPanel::headWords() const {
    const auto row = rowOf(m_page);
    if (!row.isValid()) return tr("No page");
    QStringList words{tr("Page %1 of %2").arg(m_pages.page(row.row()).shown).arg(m_pages.rowCount())};
    const QString name = row.data(PageListModel::ComponentNameRole).toString();
    if (!name.isEmpty()) words << name;
    words << row.data(PageListModel::ReasonWordsRole).toString();
    return words.join(QStringLiteral(" · "));
}

QString ViewerPanel::itemWords(const PageItem& item) const {
    switch (item.kind) {
    case PageItem::Kind::Word:
        return tr("“%1”").arg(text::shown(item.text));
    case PageItem::Kind::Doubtful:
        return tr("“%1” – read with doubt (%2 of 100)")
            .arg(text::shown(item.text))
            .arg(qRound(item.confidence));
    case PageItem::Kind::Corrected:
        return tr("“%1” – as in %2; read as “%3” (Shift+Enter takes that)")
            .arg(text::shown(item.text), text::words(item.list), text::shown(item.asRead));
    case PageItem::Kind::Unread:
        return tr("Ink that was not read: handwriting, a seal, or a lost line");
    }
    return {};
}

// Also for a screen reader, which does not see the frame move.
void ViewerPanel::tellItem() {
    const auto& items = m_desk.study().itemsOn(m_page);
    const int current = m_view->current();
    const bool any = current >= 0 && current < static_cast<int>(items.size());
    m_item->setText(any ? itemWords(items[static_cast<std::size_t>(current)]) : QString());
    m_view->setAccessibleName(m_head->text());
    m_view->setAccessibleDescription(m_item->text());
    QAccessibleEvent told(m_view, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

void ViewerPanel::tellReview() {
    const int all = m_review.all();
    m_next->setEnabled(all > 0);
    m_next->setWords(all == 0 ? tr("Nothing in doubt")
                              : tr("Next doubt, %1 of %2 left").arg(m_review.left()).arg(all));
}

void ViewerPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_PageDown)
        turnBy(1);
    else if (event->key() == Qt::Key_PageUp)
        turnBy(-1);
    else
        QFrame::keyPressEvent(event);
}

void ViewerPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

void ViewerPanel::retranslate() {
    m_back->setWords(tr("Pages"));
    m_hint->setText(tr("+ − size · 0 whole page · arrows scroll · PgDn next page · Ctrl+→ next word"));
    // The field gets its own words later than this panel.
    QMetaObject::invokeMethod(
        this, [this] { setTarget(m_target); }, Qt::QueuedConnection);
    takeFindings();
    m_head->setText(headWords());
    tellItem();
}

} // namespace ui::intake
