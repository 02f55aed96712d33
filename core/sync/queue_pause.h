// SPDX-License-Identifier: GPL-3.0-or-later
// Everything waits: no link, a captive page, a portal that is busy or does not know us. When the wait is over
// the probe decides; the pause lasts until an operation gets through. Kept in memory: after a start the first
// request finds out. Sync thread only.
#pragma once

#include "core/base/error.h"
#include "core/base/id.h"
#include "core/ports/portal.h"
#include "core/ports/random.h"

#include <cstdint>
#include <optional>
#include <set>

namespace core::sync {

class QueuePause {
  public:
    // Another reason to wait. A longer row of them waits longer.
    void add(const core::ports::Setback& setback, std::int64_t now_ms, core::ports::Random& random);
    // The probe was answered by the portal.
    void lift() { m_until_ms.reset(); }
    // An operation was answered by the portal: what came before does not count any more.
    void forget();
    // An operation ended without an answer. True: three different ones in a row, so it is not the operation's
    // fault.
    bool unknownOutcome(const core::base::DossierId& dossier);

    [[nodiscard]] std::optional<std::int64_t> until_ms() const { return m_until_ms; }
    [[nodiscard]] const std::optional<core::base::Error>& reason() const { return m_reason; }

  private:
    std::optional<std::int64_t> m_until_ms;
    std::optional<core::base::Error> m_reason;
    int m_tries = 0;
    std::set<core::base::DossierId> m_unknown;
};

} // namespace core::sync
