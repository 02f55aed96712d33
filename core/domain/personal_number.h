// SPDX-License-Identifier: GPL-3.0-or-later
// What the 12-digit personal number says of its owner; it has no check digit. Pure functions; any thread.
#pragma once

#include "core/domain/identity.h"

#include <optional>
#include <string>
#include <string_view>

namespace core::domain {

struct PersonalNumber {
    std::string place; // three digits: a province of the 63 before July 2025, or a country
    bool placeIsKnown = false;
    Sex sex = Sex::Male;
    int birthYear = 0;
};

// Nothing unless it is 12 digits.
std::optional<PersonalNumber> personalNumberFrom(std::string_view text);

} // namespace core::domain
