// SPDX-License-Identifier: GPL-3.0-or-later
// What answers of intake v1 mean: the table of its statuses, and the problem object (RFC 9457). An answer
// counts as the portal's only if it looks like it: HTTP 200 is not success, and a page of HTML refuses
// nothing. Pure; any thread.
#pragma once

#include "core/domain/dossier.h"
#include "core/ports/portal.h"
#include "core/ports/transport.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace core::sync {

// Readers that never throw: a missing member or another type is an empty answer.
nlohmann::json jsonFrom(std::string_view bytes); // null unless it is an object
std::string text(const nlohmann::json& object, const char* name);
std::optional<std::int64_t> number(const nlohmann::json& object, const char* name);
std::optional<core::domain::Sha256> sha256FromHex(std::string_view hex);

std::string header(const core::ports::HttpAnswer& answer, const char* name);
bool isJson(const core::ports::HttpAnswer& answer);    // application/json
bool isProblem(const core::ports::HttpAnswer& answer); // application/problem+json

// What a problem object says to the clerk; may be empty.
std::string wordsOf(const nlohmann::json& problem);
core::ports::Setback setbackOf(core::ports::PortalCode code, core::ports::Verdict verdict,
                               core::ports::Scope scope, int severity, std::string detail = {});
// No answer at all.
core::ports::Setback setbackOf(const core::base::Error& transportError);
// Every status that is not success, and success that is not the portal's.
core::ports::Setback setbackOf(const core::ports::HttpAnswer& answer);
// The same for the bodiless answers of tus, where `Tus-Resumable` marks the portal.
core::ports::Setback tusSetbackOf(const core::ports::HttpAnswer& answer);
// An answer in the portal's form that does not say what it has to.
core::ports::Setback wrongAnswer(std::string detail);

} // namespace core::sync
