// SPDX-License-Identifier: GPL-3.0-or-later
// calendar.json. Any thread.
#pragma once

#include "core/domain/calendar.h"

#include <nlohmann/json.hpp>

namespace core::catalogue {

// Throws WrongContent, nlohmann::json::exception.
core::domain::Calendar calendarFrom(const nlohmann::json& file);

} // namespace core::catalogue
