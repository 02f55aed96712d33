// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field.h"

#include <algorithm>

namespace core::domain {

std::string_view nameOf(Field field) {
    switch (field) {
    case Field::SubmitterName:
        return "submitter.name";
    case Field::SubmitterId:
        return "submitter.id_number";
    case Field::SubmitterBirth:
        return "submitter.birth";
    case Field::SubmitterAddress:
        return "submitter.address";
    case Field::SubmitterPhone:
        return "submitter.phone";
    case Field::OwnerName:
        return "owner.name";
    case Field::OwnerId:
        return "owner.id_number";
    case Field::OwnerBirth:
        return "owner.birth";
    case Field::OwnerAddress:
        return "owner.address";
    case Field::OwnerPhone:
        return "owner.phone";
    }
    return "unknown";
}

std::optional<Field> fieldFrom(std::string_view name) {
    for (int field = 0; field < kFields; ++field)
        if (nameOf(static_cast<Field>(field)) == name) return static_cast<Field>(field);
    return std::nullopt;
}

bool isPhoneNumber(std::string_view typed) {
    if (typed.starts_with('+')) typed.remove_prefix(1);
    const auto digits = std::ranges::count_if(typed, [](char c) { return c >= '0' && c <= '9'; });
    const auto others = std::ranges::count_if(
        typed, [](char c) { return std::string_view(" .-()").find(c) == std::string_view::npos; });
    return digits == others && digits >= 9 && digits <= 15;
}

} // namespace core::domain
