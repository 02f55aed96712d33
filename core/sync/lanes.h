// SPDX-License-Identifier: GPL-3.0-or-later
// Which operation goes next: leases of numbers before metadata before commits before events before files, so
// that a new dossier is at the portal at once even while large files wait. Sync thread only.
#pragma once

#include "core/ports/store.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace core::sync {

class Lanes {
  public:
    // `open`: every operation that is not acknowledged. Nothing: all wait.
    // Files: least bytes left of the dossier first; a dossier that has waited for 4 h of this run goes
    // before. With `filesWait` it alone has files that go.
    [[nodiscard]] std::optional<core::ports::OutboxOp> next(const std::vector<core::ports::OutboxOp>& open,
                                                            std::int64_t now_ms, const std::string& bootId,
                                                            bool filesWait = false);

  private:
    void noteWaiting(const std::vector<core::ports::OutboxOp>& open, std::int64_t now_ms);
    [[nodiscard]] bool hasWaitedLong(const core::ports::DossierId& dossier, std::int64_t now_ms) const;

    std::optional<std::int64_t> m_noted_ms;
    std::map<core::ports::DossierId, std::int64_t> m_waitingSince_ms;
};

// The earliest time at which something that waits may go on.
[[nodiscard]] std::optional<std::int64_t> earliestDue(const std::vector<core::ports::OutboxOp>& open);
// Of the files that are not at the portal, also of those that need a clerk's word.
[[nodiscard]] std::int64_t bytesWaiting(const std::vector<core::ports::OutboxOp>& open);

} // namespace core::sync
