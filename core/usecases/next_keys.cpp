// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/next_keys.h"

#include "core/usecases/counter_setup.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace core::usecases {

namespace base = core::base;
namespace ports = core::ports;

namespace {

constexpr std::string_view kDue = "keys.change_due"; // "1" or "0"

base::Result<std::vector<ports::Account>> openAccounts(ports::Books& books) {
    auto all = books.accounts().all();
    if (all) std::erase_if(*all, [](const auto& account) { return account.isClosed(); });
    return all;
}

bool havePairs(const std::vector<ports::Account>& accounts) {
    return std::ranges::all_of(accounts, [](const auto& account) { return account.slot.hasPair(); });
}

base::Result<ports::NextKeys> nextKeys(ports::Books& books, ports::Vault& vault,
                                       const std::vector<ports::Account>& accounts) {
    std::optional<ports::BoxPublic> recovery;
    if (const auto setup = loadSetup(books)) recovery = ports::boxPublicFromHex(setup->recoveryKeyHex);
    std::vector<ports::SlotHolder> holders;
    holders.reserve(accounts.size());
    for (const auto& account : accounts)
        holders.push_back({account.id, account.slot.publicHalf});
    return vault.nextKeys(holders, recovery);
}

// Answers whether they were changed.
base::Result<bool> change(ports::Books& books, ports::Vault& vault, const ports::Clock& clock,
                          const base::ClerkId& by) {
    auto accounts = openAccounts(books);
    if (!accounts) return base::fail(accounts.error());
    const bool isPossible = havePairs(*accounts);
    if (auto noted = books.settings().put(kDue, isPossible ? "0" : "1"); !noted)
        return base::fail(noted.error());
    if (!isPossible) return false;
    auto next = nextKeys(books, vault, *accounts);
    if (!next) return base::fail(next.error());
    for (std::size_t i = 0; i < accounts->size(); ++i) {
        auto& account = accounts->at(i);
        account.slot.dataKey = next->dataKeys.at(i);
        if (auto kept = books.accounts().update(account); !kept) return base::fail(kept.error());
    }
    if (auto kept = books.keys().change(*next); !kept) return base::fail(kept.error());
    const auto details = "{\"version\":" + std::to_string(next->record.version) + "}";
    auto noted = books.audit().append({"keys_changed", by.hex(), "", details, clock.now()});
    if (!noted) return base::fail(noted.error());
    return true;
}

} // namespace

base::Result<void> writeWithNextKeys(ports::Store& store, ports::Vault& vault, const ports::Clock& clock,
                                     const base::ClerkId& by,
                                     const std::function<base::Result<void>(ports::Books&)>& act) {
    bool isChanged = false;
    auto written = store.write([&](ports::Books& books) -> base::Result<void> {
        if (auto done = act(books); !done) return done;
        const auto changed = change(books, vault, clock, by);
        if (!changed) return base::fail(changed.error());
        isChanged = *changed;
        return {};
    });
    if (written && isChanged) vault.useNextKeys();
    return written;
}

base::Result<bool> areNextKeysDue(ports::Books& books) {
    const auto due = books.settings().get(kDue);
    if (!due) return base::fail(due.error());
    if (!*due || **due != "1") return false;
    const auto accounts = openAccounts(books);
    if (!accounts) return base::fail(accounts.error());
    return havePairs(*accounts);
}

} // namespace core::usecases
