// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field.h"

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

} // namespace core::domain
