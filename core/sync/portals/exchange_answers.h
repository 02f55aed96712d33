// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers of the authorities' own systems have in common, whatever their generation: they speak in
// words, and do not agree on what is a text and what a number. Pure; any thread.
#pragma once

#include "core/ports/portal.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace core::sync {

// Numbers come as texts and as numbers. Empty: there is none.
std::string textOf(const nlohmann::json& object, const char* name);
// Whether the message contains one of these, which are folded.
bool says(const std::string& message, const std::vector<std::string>& words);
// It does not take the dossier, and says why.
core::ports::Setback refusedInWords(const std::string& message);
core::ports::Setback unreadable();

} // namespace core::sync
