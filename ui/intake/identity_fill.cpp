// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/identity_fill.h"

#include "core/base/text.h"
#include "ui/text/display.h"

#include <QCoreApplication>

namespace ui::intake {

namespace domain = core::domain;

namespace {

struct PersonFields {
    Q_DECLARE_TR_FUNCTIONS(PersonFields)
};

bool spoilt(const domain::Identity& card) {
    for (const auto doubt : card.doubts)
        if (doubt == domain::IdentityDoubt::NameSpoilt) return true;
    return false;
}

void fill(std::string& field, const std::string& card, PersonField name,
          std::vector<Difference>& differences) {
    if (card.empty()) return;
    if (field.empty())
        field = card;
    else if (core::base::cleaned(field) != core::base::cleaned(card))
        differences.push_back({name, text::shown(field), text::shown(card)});
}

} // namespace

Filled fillFrom(const domain::Identity& card, const domain::Person& typed) {
    Filled filled{typed, {}};
    // A reader that spoilt the accents is trusted for digits and dates only, where something was typed
    // already.
    const bool keepWords = spoilt(card) && !typed.name.empty();
    if (!keepWords) fill(filled.person.name, card.name, PersonField::Name, filled.differences);
    fill(filled.person.idNumber, card.personalId, PersonField::IdNumber, filled.differences);
    if (card.birth && !typed.birth)
        filled.person.birth = card.birth;
    else if (card.birth && typed.birth != card.birth)
        filled.differences.push_back(
            {PersonField::Birth, text::shown(*typed.birth), text::shown(*card.birth)});
    if (!keepWords) fill(filled.person.address, card.address, PersonField::Address, filled.differences);
    return filled;
}

domain::Person takenFrom(const domain::Identity& card, const domain::Person& typed) {
    domain::Person person = typed;
    if (!card.name.empty()) person.name = card.name;
    if (!card.personalId.empty()) person.idNumber = card.personalId;
    if (card.birth) person.birth = card.birth;
    if (!card.address.empty()) person.address = card.address;
    return person;
}

QString words(PersonField field) {
    switch (field) {
    case PersonField::Name:
        return PersonFields::tr("Name");
    case PersonField::IdNumber:
        return PersonFields::tr("ID number");
    case PersonField::Birth:
        return PersonFields::tr("Date of birth");
    case PersonField::Address:
        return PersonFields::tr("Address");
    }
    return {};
}

} // namespace ui::intake
