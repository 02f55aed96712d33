// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/checklist_delegate.h"

#include "ui/models/checklist_model.h"
#include "ui/style/icons.h"
#include "ui/style/tones.h"

#include <QListView>
#include <QPainter>

namespace ui::intake {

using core::domain::ItemState;
using models::ChecklistModel;

namespace {

constexpr int kEdge = 6;
constexpr int kIcon = 20;
constexpr int kMostNameLines = 3;

struct Places {
    QRect icon;
    QRect name;
    QRect detail;
    QRect key;
};

int keyWidth(const QFontMetrics& metrics) {
    return metrics.horizontalAdvance(QStringLiteral("Alt+8")) + kEdge;
}

int nameHeight(const QFontMetrics& metrics, int width, const QString& name) {
    const int needed = metrics.boundingRect(QRect(0, 0, width, 10000), Qt::TextWordWrap, name).height();
    return std::min(needed, metrics.lineSpacing() * kMostNameLines);
}

Places placesIn(const QRect& row, const QFontMetrics& metrics, const QString& name) {
    const QRect inner = row.adjusted(kEdge, kEdge / 2, -kEdge, -kEdge / 2);
    const int left = inner.left() + kIcon + kEdge;
    const int width = inner.right() - left - keyWidth(metrics);
    Places places;
    places.icon = QRect(inner.left(), inner.top() + 1, kIcon, kIcon);
    places.name = QRect(left, inner.top(), width, nameHeight(metrics, width, name));
    places.detail = QRect(left, places.name.bottom() + 1, width, metrics.lineSpacing());
    places.key =
        QRect(inner.right() - keyWidth(metrics), inner.top(), keyWidth(metrics), metrics.lineSpacing());
    return places;
}

QString elided(const QFontMetrics& metrics, const QRect& place, QString words) {
    const auto tooHigh = [&] {
        return metrics.boundingRect(QRect(0, 0, place.width(), 10000), Qt::TextWordWrap, words).height() >
               place.height();
    };
    while (words.size() > 2 && tooHigh())
        words = words.left(words.size() - 2).trimmed() + u'…';
    return words;
}

} // namespace

void ChecklistDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    const auto state = static_cast<ItemState>(index.data(ChecklistModel::StateRole).toInt());
    const QString name = index.data(ChecklistModel::NameRole).toString();
    const auto tone = style::toneOf(state);
    const QFontMetrics metrics(option.font);
    const Places places = placesIn(option.rect, metrics, name);
    painter->save();
    painter->setFont(option.font);
    if (state == ItemState::Missing)
        painter->fillRect(option.rect.adjusted(0, 1, 0, -1), style::ground(tone));
    style::icon(state).paint(painter, places.icon);
    painter->setPen(style::colour(state == ItemState::Missing ? tone : style::Tone::Plain));
    painter->drawText(places.name, Qt::TextWordWrap, elided(metrics, places.name, name));
    painter->setPen(style::colour(tone));
    painter->drawText(places.detail, Qt::AlignLeft | Qt::AlignVCenter,
                      index.data(ChecklistModel::DetailRole).toString());
    painter->setPen(style::colour(style::Tone::Quiet));
    painter->drawText(places.key, Qt::AlignRight, index.data(ChecklistModel::KeyRole).toString());
    painter->restore();
}

QSize ChecklistDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* view = qobject_cast<const QListView*>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const QFontMetrics metrics(option.font);
    const auto places =
        placesIn(QRect(0, 0, width, 10000), metrics, index.data(ChecklistModel::NameRole).toString());
    return {width, places.detail.bottom() + kEdge / 2 + 2};
}

} // namespace ui::intake
