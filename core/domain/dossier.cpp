// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/dossier.h"

#include <algorithm>
#include <utility>

namespace core::domain {
namespace {

using NamedState = std::pair<WorkState, std::string_view>;

// Names are stored and exported: they never change.
constexpr std::array<NamedState, 9> kStates{{{WorkState::Draft, "draft"},
                                             {WorkState::Taken, "taken"},
                                             {WorkState::SupplementAsked, "supplement_asked"},
                                             {WorkState::Refused, "refused"},
                                             {WorkState::Withdrawn, "withdrawn"},
                                             {WorkState::HandedOver, "handed_over"},
                                             {WorkState::ResultHeld, "result_held"},
                                             {WorkState::Returned, "returned"},
                                             {WorkState::Voided, "voided"}}};

} // namespace

std::string toHex(const Sha256& hash) {
    return base::toHex(hash);
}

std::string_view nameOf(WorkState state) {
    const auto found = std::find_if(kStates.begin(), kStates.end(),
                                    [&](const NamedState& row) { return row.first == state; });
    return found == kStates.end() ? "unknown" : found->second;
}

std::optional<WorkState> workStateFrom(std::string_view name) {
    const auto found = std::find_if(kStates.begin(), kStates.end(),
                                    [&](const NamedState& row) { return row.second == name; });
    return found == kStates.end() ? std::nullopt : std::optional(found->first);
}

} // namespace core::domain
