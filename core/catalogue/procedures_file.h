// SPDX-License-Identifier: GPL-3.0-or-later
// procedures.json, and a procedure as one JSON object: the shipped file and the releases hold the same. Any
// thread.
#pragma once

#include "core/catalogue/version.h"
#include "core/domain/procedure.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace core::catalogue {

// In the order of the file. A code may stand there again with another `version` and a later `from`: versions
// that dossiers were received under stay in the file. Throws WrongContent, nlohmann::json::exception.
std::vector<Version> proceduresFrom(const nlohmann::json& file);

// Throws like proceduresFrom().
core::domain::Procedure procedureFrom(const nlohmann::json& row);
// procedureFrom() reads the same procedure back.
nlohmann::json jsonOf(const core::domain::Procedure& procedure);
// A day like "2026-12-15". Throws WrongContent.
core::base::Date dayFrom(const std::string& text);
// "working_day", "one_of"; the names of the files.
std::string_view nameOf(core::domain::TermUnit unit);
std::string_view nameOf(core::domain::Requirement requirement);
// Throws WrongContent for a name that no unit or requirement has.
core::domain::TermUnit termUnitFrom(const std::string& name);
core::domain::Requirement requirementFrom(const std::string& name);
// "15:00"
std::string timeText(std::chrono::minutes time);

} // namespace core::catalogue
