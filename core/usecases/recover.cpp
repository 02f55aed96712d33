// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/recover.h"

#include "core/base/text.h"
#include "core/domain/codes.h"
#include "core/usecases/passphrase_rule.h"
#include "core/usecases/slots.h"

#include <optional>

namespace core::usecases {

namespace base = core::base;
namespace ports = core::ports;

Recover::Recover(ports::Store& store, ports::Vault& vault, const ports::Clock& clock)
    : m_store(store), m_vault(vault), m_clock(clock) {}

base::Result<void> Recover::recover(std::string_view name, std::string_view passphrase,
                                    const ports::BoxSecret& offline) {
    if (auto fits = checkPassphrase(passphrase); !fits) return fits;
    const auto signInName = base::cleaned(name);
    base::ClerkId clerk;
    std::optional<ports::KeyRecord> keys;
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        const auto account = openAccount(books, signInName);
        if (!account) return base::fail(account.error());
        clerk = account->id;
        return books.keys().record().map([&](auto record) { keys = std::move(record); });
    });
    if (!read) return read;
    if (!keys) return base::fail(ports::StoreCode::Damaged, "an account without the data key");
    auto slot = m_vault.recover(*keys, offline, clerk, passphrase);
    if (!slot) return base::fail(slot.error());
    auto kept = m_store.write([&](ports::Books& books) -> base::Result<void> {
        auto account = openAccount(books, signInName);
        if (!account) return base::fail(account.error());
        account->slot = *slot;
        forgetTries(*account, m_clock);
        if (auto updated = books.accounts().update(*account); !updated) return updated;
        return books.audit().append(
            {"recovered", "system", "", "{\"account\":\"" + clerk.hex() + "\"}", m_clock.now()});
    });
    if (kept)
        wipeOldSlot(m_store);
    else
        m_vault.lock();
    return kept;
}

} // namespace core::usecases
