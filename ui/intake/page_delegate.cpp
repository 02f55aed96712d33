// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/page_delegate.h"

#include "ui/models/page_list_model.h"
#include "ui/style/tones.h"
#include "ui/text/display.h"

#include <QImage>
#include <QPainter>

namespace ui::intake {

using models::PageListModel;
using models::PageLook;
using style::Tone;

namespace {

constexpr int kEdge = 6;
constexpr int kTileWidthInLetters = 17;
constexpr int kWordLines = 3;
constexpr double kPaperRatio = 1; // shown part of the tile; an A4 page fits with air at the sides

int tileWidth(const QFontMetrics& metrics) {
    return metrics.averageCharWidth() * kTileWidthInLetters + 2 * kEdge;
}

int pictureHeight(const QFontMetrics& metrics) {
    return static_cast<int>((tileWidth(metrics) - 2 * kEdge) * kPaperRatio);
}

Tone toneOf(PageLook look, bool attention) {
    switch (look) {
    case PageLook::Failed:
    case PageLook::Unread:
    case PageLook::Short:
        return Tone::Trouble;
    case PageLook::Reading:
    case PageLook::Blank:
    case PageLook::SetAside:
        return Tone::Quiet;
    case PageLook::Read:
        return attention ? Tone::Attention : Tone::Plain;
    }
    return Tone::Plain;
}

void paintFrame(QPainter& painter, const QRect& tile, Tone tone, const QStyleOptionViewItem& option) {
    const bool current = option.state.testFlag(QStyle::State_Selected);
    QColor edge = current ? style::colour(Tone::Accent) : QColor(0xc8, 0xce, 0xd7);
    if (tone == Tone::Trouble || tone == Tone::Attention) edge = style::colour(current ? Tone::Accent : tone);
    painter.setPen(QPen(edge, current ? 3 : 1));
    painter.setBrush(current && tone == Tone::Plain ? style::ground(Tone::Accent) : style::ground(tone));
    painter.drawRoundedRect(tile.adjusted(1, 1, -1, -1), 5, 5);
}

void paintPicture(QPainter& painter, const QRect& place, const QModelIndex& index, PageLook look) {
    const auto picture = index.data(PageListModel::PictureRole).value<QImage>();
    if (picture.isNull()) {
        painter.setPen(QPen(QColor(0xc8, 0xce, 0xd7), 1, Qt::DashLine));
        painter.setBrush(Qt::white);
        painter.drawRect(place.adjusted(8, 2, -8, -2));
        if (look == PageLook::Failed) {
            painter.setPen(QPen(style::colour(Tone::Trouble), 3));
            const QRect cross(place.center() - QPoint(14, 14), QSize(28, 28));
            painter.drawLine(cross.topLeft(), cross.bottomRight());
            painter.drawLine(cross.topRight(), cross.bottomLeft());
        }
        return;
    }
    const QSize size = picture.size().scaled(place.size(), Qt::KeepAspectRatio);
    const QRect at(place.center() - QPoint(size.width() / 2, size.height() / 2), size);
    const bool faded = look == PageLook::Blank || look == PageLook::SetAside;
    painter.setOpacity(faded ? 0.35 : 1);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(at, picture);
    painter.setOpacity(1);
    painter.setPen(QColor(0xc8, 0xce, 0xd7));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(at);
}

void paintWords(QPainter& painter, QRect place, const QModelIndex& index, Tone tone, const QFont& font) {
    const QFontMetrics metrics(font);
    const int number = index.data(PageListModel::NumberRole).toInt();
    const QString name = index.data(PageListModel::ComponentNameRole).toString();
    const QString head =
        name.isEmpty() ? QString::number(number) : QStringLiteral("%1 · %2").arg(number).arg(name);
    painter.setPen(style::colour(tone));
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    const int headLines = name.isEmpty() ? 1 : 2;
    const QFontMetrics boldMetrics(bold);
    const int rounding = headLines; // lines of a fractional height
    QRect headPlace(place.topLeft(), QSize(place.width(), boldMetrics.lineSpacing() * headLines + rounding));
    QString shown = head;
    while (boldMetrics.boundingRect(headPlace, Qt::TextWordWrap, shown).height() > headPlace.height() &&
           shown.size() > 2)
        shown = shown.left(shown.size() - 2).trimmed() + u'…';
    painter.drawText(headPlace, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, shown);
    // A short name leaves its second line to the reason.
    place.setTop(place.top() + boldMetrics.boundingRect(headPlace, Qt::TextWordWrap, shown).height() + 1);
    painter.setFont(font);
    painter.setPen(style::colour(tone == Tone::Plain ? Tone::Quiet : tone));
    painter.drawText(place, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop,
                     index.data(PageListModel::ReasonWordsRole).toString());
}

} // namespace

void PageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const auto look = static_cast<PageLook>(index.data(PageListModel::LookRole).toInt());
    const bool attention = index.data(PageListModel::ComponentNameRole).toString().isEmpty() ||
                           index.data(PageListModel::MarkedRole).toBool();
    const Tone tone = toneOf(look, attention);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintFrame(*painter, option.rect, tone, option);
    const QRect inner = option.rect.adjusted(kEdge, kEdge, -kEdge, -kEdge);
    const QFontMetrics metrics(option.font);
    const QRect picture(inner.topLeft(), QSize(inner.width(), pictureHeight(metrics)));
    paintPicture(*painter, picture, index, look);
    paintWords(*painter, inner.adjusted(0, picture.height() + 4, 0, 0), index, tone, option.font);
    painter->restore();
}

QSize PageDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    const QFontMetrics metrics(option.font);
    return {tileWidth(metrics), pictureHeight(metrics) + metrics.lineSpacing() * kWordLines + 2 * kEdge + 8};
}

} // namespace ui::intake
