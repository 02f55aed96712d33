// SPDX-License-Identifier: GPL-3.0-or-later
// The operations that are not acknowledged, kept between two steps of the engine: with thousands that wait,
// reading them all for each request would take longer than the request. Sync thread only.
#pragma once

#include "core/ports/portal.h"
#include "core/sync/counted_store.h"

#include <optional>
#include <vector>

namespace core::sync {

class OpenOps {
  public:
    using Ops = std::vector<core::ports::OutboxOp>;

    // Those that a portal with other `abilities` has no use for are not among them: they wait for another.
    explicit OpenOps(CountedStore& store, core::ports::PortalAbilities abilities = {})
        : m_store(store), m_abilities(abilities) {}

    // By lane, then seq; valid until the next call of anything here. Reads them all when somebody else has
    // written since, or after forget().
    [[nodiscard]] core::base::Result<const Ops*> all();
    // We have written, and only about operations of the delivery of `op`.
    [[nodiscard]] core::base::Result<void> refresh(const core::ports::OutboxOp& op);
    // We have written about any.
    void forget() { m_asOf.reset(); }

  private:
    CountedStore& m_store;
    core::ports::PortalAbilities m_abilities;
    Ops m_ops;
    std::optional<std::int64_t> m_asOf; // writes of others then
};

} // namespace core::sync
