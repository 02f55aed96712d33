// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of the intake that paper can fill, and the labels beside which their values stand. Values; any
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core::domain {

enum class Field {
    SubmitterName,
    SubmitterId,
    SubmitterBirth,
    SubmitterAddress,
    SubmitterPhone,
    OwnerName,
    OwnerId,
    OwnerBirth,
    OwnerAddress,
    OwnerPhone,
};
inline constexpr int kFields = static_cast<int>(Field::OwnerPhone) + 1;

// "submitter.name", as catalogue files write it.
std::string_view nameOf(Field field);
std::optional<Field> fieldFrom(std::string_view name);

// Whether it can be called: 9 to 15 digits (ITU-T E.164 has no longer ones), blanks, dots, hyphens and
// brackets between them, perhaps a plus before them.
bool isPhoneNumber(std::string_view typed);

// A label printed on a form. One without a field only ends the value before it.
struct FieldLabel {
    std::string text;
    std::optional<Field> field = {};
};

} // namespace core::domain
