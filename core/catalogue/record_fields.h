// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of a record in JSON, each with what is wrong with it by name. All throw Unfit. Any thread.
#pragma once

#include "core/catalogue/read_record.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace core::catalogue {

// A list that has to be there; so has every field of this name below it, by `field` as the path to it.
const nlohmann::json& listIn(const nlohmann::json& object, const char* field);
// An empty list when it is left out or null.
const nlohmann::json& listOrNone(const nlohmann::json& object, const char* field);
// Cleaned: normal form, no invisible characters. FieldMissing when it is left out, null or blank.
std::string textIn(const nlohmann::json& object, const char* field, std::size_t most);
// Empty when it is left out or null.
std::string textOrNone(const nlohmann::json& object, const char* field, std::size_t most);
// Nothing when it is left out or null.
std::optional<bool> flagOrNone(const nlohmann::json& object, const char* field);
// From 0 to `most`.
int countIn(const nlohmann::json& object, const char* field, int most);
// From 0 to `most`; nothing when it is left out or null.
std::optional<int> countOrNone(const nlohmann::json& object, const char* field, int most);
// FieldMissing unless it is an object.
const nlohmann::json& objectIn(const nlohmann::json& object, const char* field);

} // namespace core::catalogue
