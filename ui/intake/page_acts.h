// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the chosen page, each with its key: turn, order, set aside, scan again, take, undo.
// The keys work while the list of pages has the focus. GUI thread.
#pragma once

#include "ui/intake/intake_desk.h"

#include <QWidget>

#include <functional>

namespace ui::widgets {
class KeyButton;
} // namespace ui::widgets

namespace ui::intake {

class PageActs : public QWidget {
    Q_OBJECT
  public:
    // `chosen`: the number of the chosen page, 0 if there is none.
    PageActs(IntakeDesk& desk, QWidget* page, QWidget* list, std::function<int()> chosen);

    // `row`: the chosen page; nothing: none is.
    void showFor(const models::PageRow* row);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void layOut();
    void retranslate();

    IntakeDesk& m_desk;
    bool m_isAside = false;
    bool m_isTaken = false;
    widgets::KeyButton* m_left;
    widgets::KeyButton* m_right;
    widgets::KeyButton* m_up;
    widgets::KeyButton* m_down;
    widgets::KeyButton* m_aside;
    widgets::KeyButton* m_again;
    widgets::KeyButton* m_take;
    widgets::KeyButton* m_undo;
};

} // namespace ui::intake
