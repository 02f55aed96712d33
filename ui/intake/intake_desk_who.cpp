// SPDX-License-Identifier: GPL-3.0-or-later
// The persons' part of the view model: typed fields, cards, doubts.
#include "ui/intake/field_values.h"
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
    settleTaken();
    emit doubtsChanged();
    emit offersChanged();
    touch();
}

void IntakeDesk::typeOwner(const TypedPerson& typed) {
    m_wrongOwnerDate = take(typed, m_intake.owner);
    settleTaken();
    emit offersChanged();
    touch();
}

void IntakeDesk::setOwnerIsSubmitter(bool same) {
    if (m_intake.ownerIsSubmitter == same) return;
    m_intake.ownerIsSubmitter = same;
    emit offersChanged();
    touch();
}

void IntakeDesk::readCard(const QString& code) {
    if (!m_clerk || m_saving) return;
    const auto identity = domain::parseIdCardCode(code.toStdString());
    if (!identity) return say(models::troubleNotice(identity.error()));
    say({});
    m_read = domain::proposalsFrom(*identity, 0, {});
    useIdentity(*identity);
}

void IntakeDesk::useIdentity(const domain::Identity& identity) {
    m_card = identity;
    m_intake.submitter = filledFrom(identity, m_intake.submitter);
    if (m_intake.submitter.birth) m_wrongSubmitterDate = false;
    emit fieldsFilled();
    emit doubtsChanged();
    emit offersChanged();
    touch();
}

std::vector<domain::Offer> IntakeDesk::offers() const {
    auto proposals = m_read;
    const auto& onPages = m_study.findings().proposals;
    proposals.insert(proposals.end(), onPages.begin(), onPages.end());
    auto all = offersFor(m_intake.submitter, m_intake.owner, m_intake.ownerIsSubmitter, std::move(proposals));
    std::erase_if(all, [this](const domain::Offer& offer) {
        return m_putAway.contains({offer.field, offer.value});
    });
    return all;
}

// The field is decided: what else was offered for it is not offered again.
void IntakeDesk::takeOffer(const domain::Offer& offer) {
    if (m_saving) return;
    Taken taken{{offer.field, offer.value}, valueIn(offer.field, m_intake.submitter, m_intake.owner), {}};
    for (const auto& other : offers())
        if (other.field == offer.field) taken.putAway.emplace(other.field, other.value);
    m_putAway.insert(taken.putAway.begin(), taken.putAway.end());
    m_undo.push_back({[this, taken](const Lost&) { giveBack(taken); }, {}, true, taken});
    fill(taken.value);
}

void IntakeDesk::giveBack(const Taken& taken) {
    for (const auto& value : taken.putAway)
        m_putAway.erase(value);
    fill({taken.value.first, taken.before});
}

void IntakeDesk::fill(const Value& value) {
    put(value.first, value.second, m_intake.submitter, m_intake.owner);
    if (value.first == domain::Field::SubmitterBirth) m_wrongSubmitterDate = false;
    if (value.first == domain::Field::OwnerBirth) m_wrongOwnerDate = false;
    emit fieldsFilled();
    emit doubtsChanged();
    emit offersChanged();
    touch();
}

// What was typed over a taken value is not undone with it. What the field's own undo gave back is offered
// again.
void IntakeDesk::settleTaken() {
    std::erase_if(m_undo, [this](const Step& step) {
        if (!step.value) return false;
        const auto now = valueIn(step.value->value.first, m_intake.submitter, m_intake.owner);
        if (now == step.value->value.second) return false;
        if (now == step.value->before)
            for (const auto& value : step.value->putAway)
                m_putAway.erase(value);
        return true;
    });
}

void IntakeDesk::putOfferAway(const domain::Offer& offer) {
    m_putAway.emplace(offer.field, offer.value);
    emit offersChanged();
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
