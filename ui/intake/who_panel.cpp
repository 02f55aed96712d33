// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/who_panel.h"

#include "ui/intake/offer_list.h"
#include "ui/intake/person_fields.h"
#include "ui/style/icons.h"
#include "ui/text/words.h"
#include "ui/widgets/tab_order.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace ui::intake {

WhoPanel::WhoPanel(IntakeDesk& desk, QWidget* page)
    : QFrame(page)
    , m_desk(desk)
    , m_heading(new QLabel(this))
    , m_card(new QLineEdit(this))
    , m_submitter(new PersonFields(PersonFields::Who::Submitter, QStringLiteral("submitter"), this))
    , m_owner(new PersonFields(PersonFields::Who::Owner, QStringLiteral("owner"), this))
    , m_same(new QCheckBox(this))
    , m_doubts(new QLabel(this))
    , m_offers(new OfferList(desk, page, this)) {
    setProperty("panel", true);
    m_card->setObjectName(QStringLiteral("card"));
    m_same->setObjectName(QStringLiteral("ownerIsSubmitter"));
    m_doubts->setObjectName(QStringLiteral("doubts"));
    m_card->addAction(style::icon(QStringLiteral("card")), QLineEdit::LeadingPosition);
    m_card->setAttribute(Qt::WA_InputMethodEnabled,
                         false); // a reader's text must not pass through Telex or VNI
    layOut();
    connect(m_card, &QLineEdit::returnPressed, this, [this] {
        m_desk.readCard(m_card->text());
        m_card->setText({}); // no Ctrl+Z brings a card back
    });
    connect(m_submitter, &PersonFields::edited, this, [this] { m_desk.typeSubmitter(m_submitter->typed()); });
    connect(m_owner, &PersonFields::edited, this, [this] { m_desk.typeOwner(m_owner->typed()); });
    connect(m_same, &QCheckBox::toggled, this, [this](bool same) {
        m_desk.setOwnerIsSubmitter(same);
        m_owner->setVisible(!same);
    });
    connect(&m_desk, &IntakeDesk::personsFilled, this, &WhoPanel::showPersons);
    connect(&m_desk, &IntakeDesk::fieldsFilled, this, &WhoPanel::fillFields);
    connect(&m_desk, &IntakeDesk::doubtsChanged, this, &WhoPanel::showDoubts);
    showPersons();
    retranslate();
}

void WhoPanel::layOut() {
    m_heading->setProperty("heading", true);
    m_doubts->setProperty("tone", QStringLiteral("attention"));
    m_doubts->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(4);
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_heading, m_card, m_submitter, m_doubts, m_offers, m_same, m_owner})
        column->addWidget(each);
    widgets::tabThrough({m_submitter->lastField(), m_offers->first()});
    widgets::tabThrough({m_offers->last(), m_same});
}

void WhoPanel::focusFirst() {
    m_card->setFocus(Qt::OtherFocusReason);
}

std::optional<core::domain::Field> WhoPanel::fieldOf(const QLineEdit* line) const {
    using core::domain::Field;
    if (const auto place = m_submitter->placeOf(line)) return static_cast<Field>(*place);
    if (const auto place = m_owner->placeOf(line))
        return static_cast<Field>(static_cast<int>(Field::OwnerName) + *place);
    return std::nullopt;
}

void WhoPanel::showPersons() {
    m_submitter->setPerson(m_desk.intake().submitter);
    m_owner->setPerson(m_desk.intake().owner);
    m_same->setChecked(m_desk.intake().ownerIsSubmitter);
    m_owner->setVisible(!m_desk.intake().ownerIsSubmitter);
    showDoubts();
}

void WhoPanel::fillFields() {
    m_submitter->fill(m_desk.intake().submitter);
    m_owner->fill(m_desk.intake().owner);
    showDoubts();
}

void WhoPanel::showDoubts() {
    QStringList lines;
    for (const auto doubt : m_desk.doubts())
        lines << text::words(doubt);
    m_doubts->setText(lines.join(u'\n'));
    m_doubts->setVisible(!lines.isEmpty());
}

void WhoPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

void WhoPanel::retranslate() {
    m_heading->setText(tr("Who"));
    m_card->setPlaceholderText(tr("Read the ID card: here or at any moment"));
    m_card->setAccessibleName(tr("Code of the ID card"));
    m_same->setText(tr("The owner is the submitter"));
    m_submitter->setAccessibleName(tr("Submitter"));
    m_owner->setAccessibleName(tr("Owner"));
    showDoubts();
}

} // namespace ui::intake
