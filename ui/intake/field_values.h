// SPDX-License-Identifier: GPL-3.0-or-later
// What a card or a page says, brought into the fields of persons: empty ones are filled by a card at once,
// all else when the clerk takes it. Pure functions; any thread.
#pragma once

#include "core/domain/dossier.h"
#include "core/domain/field_proposals.h"
#include "core/domain/identity.h"

#include <string>
#include <vector>

namespace ui::intake {

// The card's values where nothing is typed. A card whose accents were spoilt by its reader is trusted for
// digits and dates only, where a name was typed already.
core::domain::Person filledFrom(const core::domain::Identity& card, const core::domain::Person& typed);

// One value into its field, whatever stands there.
void put(core::domain::Field field, const std::string& value, core::domain::Person& submitter,
         core::domain::Person& owner);

// What stands in that field; a date as dd/MM/yyyy.
std::string valueIn(core::domain::Field field, const core::domain::Person& submitter,
                    const core::domain::Person& owner);

// What may be taken now, by fields. `ownerIsSubmitter`: the owner has no fields of its own. Names and
// addresses of a spoilt card are not held against what is typed.
std::vector<core::domain::Offer> offersFor(const core::domain::Person& submitter,
                                           const core::domain::Person& owner, bool ownerIsSubmitter,
                                           std::vector<core::domain::FieldProposal> proposals);

} // namespace ui::intake
