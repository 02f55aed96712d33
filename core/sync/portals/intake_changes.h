// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of changes that intake v1 has for a counter: `status`, `supplement`, `refusal`, `result` and
// `number` of a dossier, and `number_block`. Pure; any thread.
#pragma once

#include "core/ports/change_format.h"

namespace core::sync {

class IntakeChanges final : public core::ports::ChangeFormat {
  public:
    [[nodiscard]] std::optional<core::ports::Change> read(const core::ports::FeedEvent& event) const override;
};

} // namespace core::sync
