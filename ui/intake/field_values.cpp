// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/field_values.h"

#include <algorithm>
#include <utility>

namespace ui::intake {

namespace domain = core::domain;
using domain::Field;

namespace {

bool isOwners(Field field) {
    return field >= Field::OwnerName;
}

bool isSpoilt(const domain::Identity& card) {
    return std::ranges::find(card.doubts, domain::IdentityDoubt::NameSpoilt) != card.doubts.end();
}

bool isSpoilt(const domain::FieldProposal& proposal) {
    const bool words = proposal.field == Field::SubmitterName || proposal.field == Field::SubmitterAddress;
    return words && proposal.doubtful && proposal.source == domain::ValueSource::CardCode;
}

// nullptr: it is a date.
std::string domain::Person::*textOf(Field field) {
    switch (field) {
    case Field::SubmitterName:
    case Field::OwnerName:
        return &domain::Person::name;
    case Field::SubmitterId:
    case Field::OwnerId:
        return &domain::Person::idNumber;
    case Field::SubmitterBirth:
    case Field::OwnerBirth:
        return nullptr;
    case Field::SubmitterAddress:
    case Field::OwnerAddress:
        return &domain::Person::address;
    case Field::SubmitterPhone:
    case Field::OwnerPhone:
        return &domain::Person::phone;
    }
    return nullptr;
}

} // namespace

domain::Person filledFrom(const domain::Identity& card, const domain::Person& typed) {
    domain::Person person = typed;
    const auto fill = [](std::string& field, const std::string& value) {
        if (field.empty()) field = value;
    };
    const bool keepWords = isSpoilt(card) && !typed.name.empty();
    if (!keepWords) fill(person.name, card.name);
    fill(person.idNumber, card.personalId);
    if (!person.birth) person.birth = card.birth;
    if (!keepWords) fill(person.address, card.address);
    return person;
}

void put(Field field, const std::string& value, domain::Person& submitter, domain::Person& owner) {
    auto& person = isOwners(field) ? owner : submitter;
    if (const auto text = textOf(field))
        person.*text = value;
    else
        person.birth = core::base::dateFromDisplay(value);
}

std::string valueIn(Field field, const domain::Person& submitter, const domain::Person& owner) {
    const auto& person = isOwners(field) ? owner : submitter;
    if (const auto text = textOf(field)) return person.*text;
    return person.birth ? core::base::toDisplay(*person.birth) : std::string();
}

std::vector<domain::Offer> offersFor(const domain::Person& submitter, const domain::Person& owner,
                                     bool ownerIsSubmitter, std::vector<domain::FieldProposal> proposals) {
    if (ownerIsSubmitter)
        std::erase_if(proposals, [](const auto& proposal) { return isOwners(proposal.field); });
    if (!submitter.name.empty())
        std::erase_if(proposals, [](const auto& proposal) { return isSpoilt(proposal); });
    std::vector<domain::Offer> offers;
    for (const auto& view : domain::fieldViews(submitter, owner, std::move(proposals)))
        for (auto& offer : domain::offersIn(view))
            offers.push_back(std::move(offer));
    return offers;
}

} // namespace ui::intake
