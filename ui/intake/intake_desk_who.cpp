// SPDX-License-Identifier: GPL-3.0-or-later
// The persons' part of the view model: typed fields, cards, doubts.
#include "ui/intake/intake_desk.h"
#include "ui/text/display.h"
#include "ui/text/sentence.h"

#include <algorithm>

namespace ui::intake {

namespace domain = core::domain;

namespace {

// Answers whether the date field holds something that is no date.
bool take(const TypedPerson& typed, domain::Person& person) {
    person.name = text::typed(typed.name);
    person.idNumber = text::typed(typed.idNumber);
    person.address = text::typed(typed.address);
    person.phone = text::typed(typed.phone);
    const std::string birth = text::typed(typed.birth);
    person.birth = core::base::dateFromDisplay(birth);
    return !birth.empty() && !person.birth;
}

} // namespace

void IntakeDesk::typeSubmitter(const TypedPerson& typed) {
    m_wrongSubmitterDate = take(typed, m_intake.submitter);
    emit doubtsChanged();
    touch();
}

void IntakeDesk::typeOwner(const TypedPerson& typed) {
    m_wrongOwnerDate = take(typed, m_intake.owner);
    touch();
}

void IntakeDesk::setOwnerIsSubmitter(bool same) {
    if (m_intake.ownerIsSubmitter == same) return;
    m_intake.ownerIsSubmitter = same;
    touch();
}

void IntakeDesk::readCard(const QString& code) {
    if (!m_clerk || m_saving) return;
    const auto identity = domain::parseIdCardCode(code.toStdString());
    if (!identity) return say(models::troubleNotice(identity.error()));
    say({});
    useIdentity(*identity);
}

void IntakeDesk::useIdentity(const domain::Identity& identity) {
    const auto filled = fillFrom(identity, m_intake.submitter);
    m_card = identity;
    m_intake.submitter = filled.person;
    m_differences = filled.differences;
    if (filled.person.birth) m_wrongSubmitterDate = false;
    emit personsFilled();
    emit doubtsChanged();
    touch();
}

void IntakeDesk::takeCard() {
    if (!m_card || m_differences.empty()) return;
    m_intake.submitter = takenFrom(*m_card, m_intake.submitter);
    m_wrongSubmitterDate = false;
    keepTyped();
    emit personsFilled();
    touch();
}

void IntakeDesk::keepTyped() {
    m_differences.clear();
    emit doubtsChanged();
}

std::vector<domain::IdentityDoubt> IntakeDesk::doubts() const {
    std::vector<domain::IdentityDoubt> all;
    if (!m_intake.submitter.idNumber.empty()) {
        domain::Identity shown;
        shown.personalId = m_intake.submitter.idNumber;
        shown.birth = m_intake.submitter.birth;
        all = domain::doubtsAbout(shown);
    }
    if (!m_card || m_card->personalId != m_intake.submitter.idNumber) return all;
    for (const auto doubt : m_card->doubts)
        if (std::ranges::find(all, doubt) == all.end()) all.push_back(doubt);
    return all;
}

} // namespace ui::intake
