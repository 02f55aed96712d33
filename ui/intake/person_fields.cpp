// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/person_fields.h"

#include "ui/text/display.h"
#include "ui/text/page_words.h"
#include "ui/widgets/tab_order.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>
#include <array>

namespace ui::intake {

using core::domain::Field;

namespace {

constexpr int kLongestText = 200;

void setText(QLineEdit* field, const QString& text) {
    field->setText(text);
    field->setCursorPosition(0);
}

void replaceText(QLineEdit* field, const QString& text) {
    if (field->text() == text) return;
    field->selectAll();
    field->insert(text);
    field->setCursorPosition(0);
}

// A trailing blank on the screen is not worth moving the cursor.
bool sameAsTyped(const QLineEdit* field, const std::string& value) {
    return text::typed(field->text()) == value;
}

} // namespace

PersonFields::PersonFields(Who who, const QString& objectName, QWidget* parent)
    : QWidget(parent), m_who(who) {
    setObjectName(objectName);
    m_name = addField(QStringLiteral("name"));
    m_idNumber = addField(QStringLiteral("idNumber"));
    m_birth = addField(QStringLiteral("birth"));
    m_phone = addField(QStringLiteral("phone"));
    m_address = addField(QStringLiteral("address"));
    m_idNumber->setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhNoPredictiveText);
    m_birth->setInputMethodHints(Qt::ImhDate | Qt::ImhNoPredictiveText);
    m_phone->setInputMethodHints(Qt::ImhDialableCharactersOnly | Qt::ImhNoPredictiveText);
    layOut();
    retranslate();
}

QLineEdit* PersonFields::addField(const QString& name) {
    auto* field = new QLineEdit(this);
    field->setObjectName(objectName() + u'.' + name);
    field->setMaxLength(kLongestText);
    connect(field, &QLineEdit::textEdited, this, &PersonFields::edited);
    return field;
}

void PersonFields::layOut() {
    const auto label = [this](QLineEdit* field) {
        auto* one = new QLabel(this);
        one->setBuddy(field);
        one->setProperty("quiet", true);
        return one;
    };
    m_nameLabel = label(m_name);
    m_idLabel = label(m_idNumber);
    m_birthLabel = label(m_birth);
    m_phoneLabel = label(m_phone);
    m_addressLabel = label(m_address);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_nameLabel, 0, 0, 1, 2);
    grid->addWidget(m_name, 1, 0, 1, 2);
    grid->addWidget(m_idLabel, 2, 0);
    grid->addWidget(m_birthLabel, 2, 1);
    grid->addWidget(m_idNumber, 3, 0);
    grid->addWidget(m_birth, 3, 1);
    grid->addWidget(m_addressLabel, 4, 0, 1, 2);
    grid->addWidget(m_address, 5, 0, 1, 2);
    grid->addWidget(m_phoneLabel, 6, 0);
    grid->addWidget(m_phone, 7, 0);
    widgets::tabThrough({m_name, m_idNumber, m_birth, m_address, m_phone});
}

void PersonFields::setPerson(const core::domain::Person& person) {
    setText(m_name, text::shown(person.name));
    setText(m_idNumber, text::shown(person.idNumber));
    setText(m_birth, person.birth ? text::shown(*person.birth) : QString());
    setText(m_address, text::shown(person.address));
    setText(m_phone, text::shown(person.phone));
}

void PersonFields::fill(const core::domain::Person& person) {
    const QSignalBlocker quiet(this); // the clerk did not type it
    if (!sameAsTyped(m_name, person.name)) replaceText(m_name, text::shown(person.name));
    if (!sameAsTyped(m_idNumber, person.idNumber)) replaceText(m_idNumber, text::shown(person.idNumber));
    if (!sameAsTyped(m_address, person.address)) replaceText(m_address, text::shown(person.address));
    if (!sameAsTyped(m_phone, person.phone)) replaceText(m_phone, text::shown(person.phone));
    if (core::base::dateFromDisplay(text::typed(m_birth->text())) != person.birth)
        replaceText(m_birth, person.birth ? text::shown(*person.birth) : QString());
}

std::optional<int> PersonFields::placeOf(const QLineEdit* line) const {
    const std::array<const QLineEdit*, 5> all{m_name, m_idNumber, m_birth, m_address, m_phone};
    const auto found = std::ranges::find(all, line);
    return found == all.end() ? std::nullopt : std::optional(static_cast<int>(found - all.begin()));
}

TypedPerson PersonFields::typed() const {
    return {m_name->text(), m_idNumber->text(), m_birth->text(), m_address->text(), m_phone->text()};
}

void PersonFields::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void PersonFields::retranslate() {
    const auto set = [](QLabel* label, const QString& words, const QString& name) {
        label->setText(words);
        label->buddy()->setAccessibleName(name);
    };
    const bool isOwner = m_who == Who::Owner;
    set(m_nameLabel, tr("Full name"), isOwner ? text::words(Field::OwnerName) : tr("Submitter's full name"));
    set(m_idLabel, tr("ID number"), isOwner ? text::words(Field::OwnerId) : tr("Submitter's ID number"));
    set(m_birthLabel, tr("Date of birth"),
        isOwner ? text::words(Field::OwnerBirth) : tr("Submitter's date of birth"));
    set(m_addressLabel, tr("Address"),
        isOwner ? text::words(Field::OwnerAddress) : tr("Submitter's address"));
    set(m_phoneLabel, tr("Phone"), isOwner ? text::words(Field::OwnerPhone) : tr("Submitter's phone"));
    m_birth->setPlaceholderText(tr("dd/mm/yyyy"));
}

} // namespace ui::intake
