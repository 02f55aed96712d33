// SPDX-License-Identifier: GPL-3.0-or-later
// procedures.json. Any thread.
#pragma once

#include "core/domain/procedure.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace core::catalogue {

// In the order of the file. Throws WrongContent, nlohmann::json::exception.
std::vector<core::domain::Procedure> proceduresFrom(const nlohmann::json& file);

} // namespace core::catalogue
