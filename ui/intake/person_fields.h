// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of one person: submitter, or owner; each has a name that no other has. Says when the clerk
// typed; shows a person without disturbing what is being typed. GUI thread.
#pragma once

#include "core/domain/dossier.h"
#include "ui/intake/intake_desk.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;

namespace ui::intake {

class PersonFields : public QWidget {
    Q_OBJECT
  public:
    enum class Who { Submitter, Owner };
    PersonFields(Who who, const QString& objectName, QWidget* parent = nullptr);

    // Another person: nothing of the one before comes back by Ctrl+Z.
    void setPerson(const core::domain::Person& person);
    // The same one: what changes can be taken back by Ctrl+Z in its field.
    void fill(const core::domain::Person& person);
    [[nodiscard]] TypedPerson typed() const;
    // Name, number, birth, address, phone: 0 .. 4, as core::domain::Field has them; nothing for another line.
    [[nodiscard]] std::optional<int> placeOf(const QLineEdit* line) const;
    [[nodiscard]] QLineEdit* lastField() const { return m_phone; }

  signals:
    void edited();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QLineEdit* addField(const QString& name);
    void layOut();
    void retranslate();

    const Who m_who;
    QLineEdit* m_name;
    QLineEdit* m_idNumber;
    QLineEdit* m_birth;
    QLineEdit* m_phone;
    QLineEdit* m_address;
    QLabel* m_nameLabel;
    QLabel* m_idLabel;
    QLabel* m_birthLabel;
    QLabel* m_phoneLabel;
    QLabel* m_addressLabel;
};

} // namespace ui::intake
