// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/offer_list.h"

#include "ui/style/icons.h"
#include "ui/style/tones.h"
#include "ui/text/display.h"
#include "ui/text/page_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/tab_order.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <tuple>

namespace ui::intake {

namespace domain = core::domain;

namespace {

constexpr int kMostRows = 3; // more are scrolled to
constexpr int kAir_px = 6;

bool isSame(const domain::Offer& a, const domain::Offer& b) {
    return a.field == b.field && a.value == b.value;
}

bool looksSame(const domain::Offer& a, const domain::Offer& b) {
    const auto place = [](const domain::FieldProposal& source) {
        return std::tuple(source.source, source.page, source.label, source.doubtful, source.area);
    };
    return isSame(a, b) && a.replaces == b.replaces &&
           std::ranges::equal(a.sources, b.sources, {}, place, place);
}

QString sourcesOf(const domain::Offer& offer, const IntakeDesk& desk) {
    QStringList all;
    for (auto source : offer.sources) {
        source.page = desk.shownNumber(source.page);
        all << text::words(source);
    }
    all.removeDuplicates();
    return all.join(QStringLiteral("; "));
}

// The first of its sources that is a page.
std::optional<OfferList::Place> placeOf(const domain::Offer& offer) {
    const auto read = std::ranges::find_if(offer.sources, [](const auto& source) { return source.page > 0; });
    if (read == offer.sources.end()) return std::nullopt;
    return OfferList::Place{read->page, read->area};
}

} // namespace

OfferList::OfferList(IntakeDesk& desk, QWidget* page, QWidget* parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_heading(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_take(new widgets::KeyButton(Qt::Key_F8, page))
    , m_keep(new widgets::KeyButton(Qt::SHIFT | Qt::Key_F8, page)) {
    setProperty("panel", true);
    m_list->setObjectName(QStringLiteral("offers"));
    m_take->setObjectName(QStringLiteral("takeOffer"));
    m_keep->setObjectName(QStringLiteral("putOfferAway"));
    layOut();
    m_list->installEventFilter(this);
    connect(m_take, &QPushButton::clicked, this, [this] { decide(true); });
    connect(m_keep, &QPushButton::clicked, this, [this] { decide(false); });
    connect(&m_desk, &IntakeDesk::started, this, [this] { m_nextPlace.reset(); });
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (m_list->hasFocus()) tellPlace();
    });
    connect(m_list, &QListWidget::itemClicked, this, &OfferList::tellPlace);
    connect(&m_desk, &IntakeDesk::offersChanged, this, [this] {
        // Most keys change nothing here, and a list that is made anew is read out anew.
        if (!std::ranges::equal(m_offers, m_desk.offers(), looksSame)) showOffers();
    });
    retranslate();
}

void OfferList::layOut() {
    m_heading->setProperty("quiet", true);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSpacing(1);
    auto* keys = new QHBoxLayout;
    keys->addWidget(m_take);
    keys->addWidget(m_keep);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(4);
    column->addWidget(m_heading);
    column->addWidget(m_list);
    column->addLayout(keys);
    widgets::tabThrough({m_list, m_take, m_keep});
}

QWidget* OfferList::first() const {
    return m_list;
}

QWidget* OfferList::last() const {
    return m_keep;
}

const domain::Offer* OfferList::current() const {
    const int row = m_list->currentRow();
    return row < 0 || row >= static_cast<int>(m_offers.size()) ? nullptr
                                                               : &m_offers[static_cast<std::size_t>(row)];
}

void OfferList::goTo(domain::Field field) {
    const auto found = std::ranges::find(m_offers, field, &domain::Offer::field);
    if (found != m_offers.end()) m_list->setCurrentRow(static_cast<int>(found - m_offers.begin()));
}

// The row that was current stays it; where it is gone, the one that stands there now.
void OfferList::showOffers() {
    const int row = std::max(0, m_list->currentRow());
    const auto* before = current();
    const auto kept = before ? std::optional(*before) : std::nullopt;
    m_offers = m_desk.offers();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const auto& offer : m_offers) {
        const QString value = tr("%1: %2").arg(text::words(offer.field), text::shown(offer.value));
        const QString sources = sourcesOf(offer, m_desk);
        const QString from = offer.replaces ? tr("%1 – typed otherwise").arg(sources) : sources;
        auto* item = new QListWidgetItem(value + u'\n' + from, m_list);
        item->setData(Qt::AccessibleTextRole, QString(value + QStringLiteral(", ") + from));
        item->setToolTip(from);
        item->setIcon(
            style::icon(offer.replaces ? QStringLiteral("state-attention") : QStringLiteral("info")));
    }
    const auto same = std::ranges::find_if(
        m_offers, [&](const domain::Offer& offer) { return kept && isSame(offer, *kept); });
    const int last = static_cast<int>(m_offers.size()) - 1;
    m_list->setCurrentRow(same != m_offers.end() ? static_cast<int>(same - m_offers.begin())
                                                 : std::min(row, last));
    setVisible(!m_offers.empty());
    fitHeight();
}

// Each row as high as its words need; the list itself knows no wrapping before it is shown.
void OfferList::fitHeight() {
    const int bar = m_list->verticalScrollBar()->sizeHint().width();
    const int icon = style()->pixelMetric(QStyle::PM_SmallIconSize);
    const int width = m_list->width() - 2 * m_list->frameWidth() - bar - icon - 4 * kAir_px;
    int height = 2 * m_list->frameWidth();
    for (int row = 0; row < m_list->count(); ++row) {
        auto* item = m_list->item(row);
        const QRect words =
            m_list->fontMetrics().boundingRect(QRect(0, 0, width, 0), Qt::TextWordWrap, item->text());
        item->setSizeHint({0, words.height() + kAir_px});
        if (row < kMostRows) height += words.height() + kAir_px + 2 * m_list->spacing();
    }
    m_list->setFixedHeight(height);
    keepInSight();
}

// Of the current row; later, when the list has its new height.
void OfferList::keepInSight() {
    const auto scroll = [this] {
        if (auto* item = m_list->currentItem()) m_list->scrollToItem(item);
    };
    QMetaObject::invokeMethod(this, scroll, Qt::QueuedConnection);
}

void OfferList::tellPlace() {
    const auto* offer = current();
    const auto place = offer ? placeOf(*offer) : std::nullopt;
    if (place) emit placeWanted(place->page, place->area);
}

void OfferList::decide(bool take) {
    const auto* chosen = current();
    if (!chosen) return;
    const auto offer = *chosen; // the list is made anew meanwhile
    if (take)
        m_desk.takeOffer(offer);
    else
        m_desk.putOfferAway(offer);
    const auto* next = current();
    m_nextPlace = placeOf(next ? *next : offer);
    emit decided();
}

bool OfferList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn) tellPlace();
    const auto* resized = event->type() == QEvent::Resize ? static_cast<QResizeEvent*>(event) : nullptr;
    if (resized && resized->size().width() != resized->oldSize().width())
        fitHeight();
    else if (resized)
        keepInSight();
    return QFrame::eventFilter(watched, event);
}

void OfferList::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

void OfferList::retranslate() {
    m_heading->setText(tr("Found on card and paper:"));
    m_list->setAccessibleName(tr("Values found on card and paper"));
    m_take->setWords(tr("Take it"));
    m_take->setToolTip(tr("Ctrl+Z gives the field its former value back"));
    m_take->setAccessibleDescription(m_take->toolTip());
    m_keep->setWords(tr("Leave it"));
    showOffers();
}

} // namespace ui::intake
