// SPDX-License-Identifier: GPL-3.0-or-later
// What is still missing, and the button that ends it. GUI thread.
#pragma once

#include "ui/intake/intake_desk.h"
#include "ui/models/checklist_model.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QListView;

namespace ui::widgets {
class KeyButton;
}

namespace ui::intake {

class MissingPanel : public QFrame {
    Q_OBJECT
  public:
    MissingPanel(IntakeDesk& desk, QWidget* page);

    [[nodiscard]] QComboBox* returnMethod() const { return m_return; }
    [[nodiscard]] widgets::KeyButton* acceptButton() const { return m_accept; }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void layOut();
    void showMissing();
    void showReturn();
    void retranslate();
    [[nodiscard]] QString gapWords() const;

    IntakeDesk& m_desk;
    models::ChecklistModel m_items;
    QLabel* m_heading;
    QListView* m_list;
    QLabel* m_none;
    QLabel* m_feeLabel;
    QLabel* m_fee;
    QLabel* m_termLabel;
    QLabel* m_term;
    QLabel* m_returnLabel;
    QComboBox* m_return;
    QLabel* m_phone;
    QLabel* m_gaps;
    widgets::KeyButton* m_accept;
};

} // namespace ui::intake
