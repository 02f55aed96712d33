// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/record_fields.h"

#include "core/base/text.h"

namespace core::catalogue {
namespace {

using core::domain::LeftOutReason;
using nlohmann::json;

// Null counts as left out: the portal writes both.
const json* fieldIn(const json& object, const char* field) {
    if (!object.is_object()) throw Unfit(LeftOutReason::WrongType, {field});
    const auto found = object.find(field);
    return found == object.end() || found->is_null() ? nullptr : &*found;
}

const json& presentIn(const json& object, const char* field) {
    const auto* found = fieldIn(object, field);
    if (!found) throw Unfit(LeftOutReason::FieldMissing, {field});
    return *found;
}

} // namespace

const json& listIn(const json& object, const char* field) {
    const auto& list = presentIn(object, field);
    if (!list.is_array()) throw Unfit(LeftOutReason::WrongType, {field});
    return list;
}

const json& listOrNone(const json& object, const char* field) {
    static const json none = json::array();
    return fieldIn(object, field) ? listIn(object, field) : none;
}

const json& objectIn(const json& object, const char* field) {
    const auto& found = presentIn(object, field);
    if (!found.is_object()) throw Unfit(LeftOutReason::WrongType, {field});
    return found;
}

std::string textOrNone(const json& object, const char* field, std::size_t most) {
    const auto* found = fieldIn(object, field);
    if (!found) return {};
    if (!found->is_string()) throw Unfit(LeftOutReason::WrongType, {field});
    auto text = base::cleaned(found->get_ref<const std::string&>());
    requireLength(field, text, most);
    return text;
}

std::string textIn(const json& object, const char* field, std::size_t most) {
    auto text = textOrNone(object, field, most);
    if (text.empty()) throw Unfit(LeftOutReason::FieldMissing, {field});
    return text;
}

std::optional<bool> flagOrNone(const json& object, const char* field) {
    const auto* found = fieldIn(object, field);
    if (!found) return std::nullopt;
    if (!found->is_boolean()) throw Unfit(LeftOutReason::WrongType, {field});
    return found->get<bool>();
}

std::optional<int> countOrNone(const json& object, const char* field, int most) {
    const auto* found = fieldIn(object, field);
    if (!found) return std::nullopt;
    if (!found->is_number()) throw Unfit(LeftOutReason::WrongType, {field});
    if (!found->is_number_integer() || *found < 0 || *found > most)
        throw Unfit(LeftOutReason::NumberOutOfRange, {field, found->dump()});
    return found->get<int>();
}

int countIn(const json& object, const char* field, int most) {
    const auto count = countOrNone(object, field, most);
    if (!count) throw Unfit(LeftOutReason::FieldMissing, {field});
    return *count;
}

} // namespace core::catalogue
