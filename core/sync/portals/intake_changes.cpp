// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/intake_changes.h"

#include "core/sync/portals/intake_answers.h"

#include <nlohmann/json.hpp>

namespace core::sync {

using core::domain::PortalState;
using core::ports::Change;
using core::ports::FeedEvent;
using nlohmann::json;

namespace {

std::vector<std::string> itemsOf(const json& body) {
    std::vector<std::string> items;
    const auto found = body.find("items");
    if (found == body.end() || !found->is_array()) return items;
    for (const auto& item : *found)
        if (item.is_string()) items.push_back(item.get<std::string>());
    return items;
}

std::optional<PortalState> stateOf(const std::string& kind, const json& body) {
    if (kind == "supplement") return PortalState::SupplementAsked;
    if (kind == "refusal") return PortalState::NotAccepted;
    if (kind == "result") return PortalState::Finished;
    const auto told = kind == "status" ? number(body, "state") : std::nullopt;
    return told ? core::domain::portalStateFrom(*told) : std::nullopt;
}

} // namespace

std::optional<Change> IntakeChanges::read(const FeedEvent& event) const {
    const auto body = jsonFrom(event.body);
    if (event.kind == "number_block") {
        const auto first = number(body, "from");
        const auto last = number(body, "to");
        constexpr std::int64_t kMost = 1'000'000; // whether it is a block of a day is not this room's matter
        if (!first || !last || *first < 0 || *last < 0 || *first > kMost || *last > kMost)
            return std::nullopt;
        return Change{{}, core::ports::NumbersGiven{static_cast<int>(*first), static_cast<int>(*last)}, {}};
    }
    if (event.kind == "number") {
        auto number = text(body, "number");
        if (event.dossier.empty() || number.empty()) return std::nullopt;
        return Change{{}, {}, std::move(number)};
    }
    const auto state = stateOf(event.kind, body);
    if (!state || event.dossier.empty()) return std::nullopt;
    return Change{core::domain::PortalChange{*state, text(body, "reason_vi"), itemsOf(body),
                                             core::base::fromRfc3339(text(body, "at"))},
                  {},
                  {}};
}

} // namespace core::sync
