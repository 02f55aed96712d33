// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the checklist: state as icon, colour and word, the paper's name over several lines, the key that
// moves the current page there. GUI thread.
#pragma once

#include <QStyledItemDelegate>

namespace ui::intake {

class ChecklistDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ui::intake
