// SPDX-License-Identifier: GPL-3.0-or-later
// Who: card reader, submitter, owner, doubts, and what card and paper say for the fields. GUI thread.
#pragma once

#include "ui/intake/intake_desk.h"

#include <QFrame>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace ui::intake {

class OfferList;
class PersonFields;

class WhoPanel : public QFrame {
    Q_OBJECT
  public:
    // `page`: where its keys work.
    WhoPanel(IntakeDesk& desk, QWidget* page);

    void focusFirst();
    // What that line takes, if it is one of a person's.
    [[nodiscard]] std::optional<core::domain::Field> fieldOf(const QLineEdit* line) const;
    [[nodiscard]] OfferList& offers() const { return *m_offers; }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void layOut();
    void showPersons();
    void fillFields();
    void showDoubts();
    void retranslate();

    IntakeDesk& m_desk;
    QLabel* m_heading;
    QLineEdit* m_card;
    PersonFields* m_submitter;
    PersonFields* m_owner;
    QCheckBox* m_same;
    QLabel* m_doubts;
    OfferList* m_offers;
};

} // namespace ui::intake
