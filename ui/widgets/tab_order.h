// SPDX-License-Identifier: GPL-3.0-or-later
// Tab order as one list (Qt has it from 6.6 on). GUI thread.
#pragma once

#include <QWidget>

#include <initializer_list>

namespace ui::widgets {

// Tab goes from each widget to the next; all have one window.
inline void tabThrough(std::initializer_list<QWidget*> widgets) {
    QWidget* before = nullptr;
    for (auto* widget : widgets) {
        if (before) QWidget::setTabOrder(before, widget);
        before = widget;
    }
}

} // namespace ui::widgets
