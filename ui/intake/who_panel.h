// SPDX-License-Identifier: GPL-3.0-or-later
// Who: card reader, submitter, owner, doubts, and what the card says otherwise. GUI thread.
#pragma once

#include "ui/intake/intake_desk.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace ui::widgets {
class KeyButton;
}

namespace ui::intake {

class PersonFields;

class WhoPanel : public QFrame {
    Q_OBJECT
  public:
    // `page`: where its keys work.
    WhoPanel(IntakeDesk& desk, QWidget* page);

    void focusFirst();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void layOut();
    void showPersons();
    void showDoubts();
    void retranslate();
    [[nodiscard]] QString differenceWords() const;

    IntakeDesk& m_desk;
    QLabel* m_heading;
    QLineEdit* m_card;
    PersonFields* m_submitter;
    PersonFields* m_owner;
    QCheckBox* m_same;
    QLabel* m_doubts;
    QFrame* m_differenceBox;
    QLabel* m_differences;
    widgets::KeyButton* m_take;
    widgets::KeyButton* m_keep;
};

} // namespace ui::intake
