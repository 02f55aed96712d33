// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/resealing.h"

#include <optional>

namespace core::usecases {

namespace base = core::base;
namespace ports = core::ports;

Resealing::Resealing(ports::Store& store, ports::Vault& vault, const ports::Clock& clock)
    : m_store(store), m_vault(vault), m_clock(clock) {}

base::Result<void> Resealing::carryOn(const std::stop_token& stop) {
    const auto newest = newestOfSeveral();
    if (!newest) return base::fail(newest.error());
    if (*newest == 0 || *newest == m_doneFor) return {};
    // Asked before anything is looked at: what is sealed from now on lies under the newest.
    const bool mayForget = m_vault.usedNewestOnly();
    int left = 0;
    std::optional<ports::ResealPlace> place = ports::ResealPlace{};
    while (place && !stop.stop_requested()) {
        ports::ResealStep step;
        auto done = m_store.write([&](ports::Books& books) -> base::Result<void> {
            return books.reseal().step(*place, kRowsAtOnce).map([&](const auto& taken) { step = taken; });
        });
        if (!done && done.error().is(ports::StoreCode::VaultLocked)) return {};
        if (!done) return done;
        place = step.next;
        left += step.left;
    }
    if (place) return {};
    m_doneFor = *newest;
    return mayForget && left == 0 ? forgetOlder() : base::Result<void>();
}

base::Result<int> Resealing::newestOfSeveral() {
    int newest = 0;
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        const auto record = books.keys().record();
        if (!record) return base::fail(record.error());
        if (*record && !(*record)->older.empty()) newest = (*record)->version;
        return {};
    });
    if (!read) return base::fail(read.error());
    return newest;
}

base::Result<void> Resealing::forgetOlder() {
    auto forgotten = m_store.write([&](ports::Books& books) -> base::Result<void> {
        if (auto done = books.keys().forgetOlder(); !done) return done;
        return books.audit().append({"older_keys_forgotten", "system", "", "{}", m_clock.now()});
    });
    if (forgotten) return m_store.wipeLog();
    return forgotten;
}

} // namespace core::usecases
