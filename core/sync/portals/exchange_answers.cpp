// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/exchange_answers.h"

#include "core/base/text.h"
#include "core/sync/portals/intake_answers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace core::sync {

using core::ports::PortalCode;
using core::ports::Scope;
using core::ports::Setback;
using core::ports::Verdict;
using nlohmann::json;

namespace {

constexpr int kAttention = 2;

} // namespace

std::string textOf(const json& object, const char* name) {
    if (!object.is_object()) return {};
    const auto found = object.find(name);
    if (found == object.end() || found->is_null()) return {};
    return found->is_string() ? found->get<std::string>() : found->dump();
}

bool says(const std::string& message, const std::vector<std::string>& words) {
    const auto folded = core::base::folded(message);
    return std::ranges::any_of(words,
                               [&](const auto& each) { return folded.find(each) != std::string::npos; });
}

Setback refusedInWords(const std::string& message) {
    auto setback = setbackOf(PortalCode::Refused, Verdict::Refused, Scope::Item, kAttention, message);
    setback.problem = "refused-by-exchange";
    setback.words = message;
    setback.error.args = {message};
    return setback;
}

Setback unreadable() {
    return setbackOf(PortalCode::NoLink, Verdict::Unknown, Scope::Item, 1, "half an answer");
}

} // namespace core::sync
