// SPDX-License-Identifier: GPL-3.0-or-later
// One page as a tile: picture, number, where it lies and why; red if it cannot be used, grey if it is not
// filed. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace ui::intake {

class PageDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ui::intake
