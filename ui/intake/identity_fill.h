// SPDX-License-Identifier: GPL-3.0-or-later
// What a card says against what was typed: empty fields are filled, a differing one is never overwritten in
// silence. Pure functions; any thread.
#pragma once

#include "core/domain/dossier.h"
#include "core/domain/identity.h"

#include <QString>

#include <vector>

namespace ui::intake {

enum class PersonField { Name, IdNumber, Birth, Address };

struct Difference {
    PersonField field{};
    QString typed;
    QString card;
};

struct Filled {
    core::domain::Person person;
    std::vector<Difference> differences;
};

Filled fillFrom(const core::domain::Identity& card, const core::domain::Person& typed);
// All that the card says.
core::domain::Person takenFrom(const core::domain::Identity& card, const core::domain::Person& typed);

QString words(PersonField field);

} // namespace ui::intake
