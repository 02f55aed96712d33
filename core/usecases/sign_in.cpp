// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/sign_in.h"

#include "core/base/log.h"
#include "core/base/text.h"
#include "core/domain/codes.h"
#include "core/ports/incarnation.h"
#include "core/usecases/counter_setup.h"
#include "core/usecases/day_mark.h"
#include "core/usecases/next_keys.h"
#include "core/usecases/passphrase_rule.h"
#include "core/usecases/permissions.h"
#include "core/usecases/revocation.h"
#include "core/usecases/slots.h"

#include <algorithm>

namespace core::usecases {
namespace {

using domain::DomainCode;

constexpr int kTriesToLock = 10;

bool isLocked(const ports::Account& account) {
    return account.fails >= kTriesToLock;
}

std::int64_t waitAfter(int fails) {
    if (fails < 5) return 0;
    if (fails == 5) return 30'000;
    if (fails == 6) return 120'000;
    if (fails == 7) return 600'000;
    return 1'800'000;
}

// The rest of the wait. Time that passed while the PC was off does not count: another boot starts at the
// stored rest.
std::int64_t restOfWait(const ports::Account& account, const ports::Clock& clock) {
    if (account.waitBootId != clock.bootId()) return account.waitLeftMs;
    return std::max<std::int64_t>(0, account.waitLeftMs - (clock.bootMs() - account.waitSinceBootMs));
}

void startWait(ports::Account& account, std::int64_t wait_ms, const ports::Clock& clock) {
    account.waitLeftMs = wait_ms;
    account.waitSinceBootMs = clock.bootMs();
    account.waitBootId = clock.bootId();
}

ports::AuditEntry entry(std::string kind, const ports::Account& account, const ports::Clock& clock) {
    return {std::move(kind), account.id.hex(), "", "{}", clock.now()};
}

// What somebody did to another one's account.
ports::AuditEntry entryBy(const base::ClerkId& by, std::string kind, const ports::Account& account,
                          const ports::Clock& clock) {
    return {std::move(kind), by.hex(), "", "{\"account\":\"" + account.id.hex() + "\"}", clock.now()};
}

// Somebody else has to be left who ends locks and adds accounts.
base::Result<void> requireOtherSupervisor(ports::Books& books, const ports::Account& leaving) {
    if (leaving.role != ports::Role::Supervisor) return {};
    const auto all = books.accounts().all();
    if (!all) return base::fail(all.error());
    const bool isOther = std::ranges::any_of(*all, [&](const auto& account) {
        return account.id != leaving.id && account.role == ports::Role::Supervisor && !account.isClosed() &&
               !isLocked(account);
    });
    if (!isOther) return base::fail(DomainCode::LastSupervisor, leaving.signInName);
    return {};
}

} // namespace

SignIn::SignIn(ports::Store& store, ports::Vault& vault, const ports::Clock& clock, ports::Random& random)
    : m_store(store), m_vault(vault), m_clock(clock), m_random(random) {}

base::Result<SignedIn> SignIn::signIn(std::string_view name, std::string_view passphrase) {
    auto tried = countTry(base::cleaned(name));
    if (!tried) return base::fail(tried.error());
    auto& account = tried->account;
    if (auto opened = m_vault.open(account.id, account.slot, tried->keys, passphrase); !opened)
        return base::fail(opened.error());
    std::optional<ports::KeySlot> pair;
    if (!account.slot.hasPair()) {
        auto made = m_vault.makeSlot(account.id, passphrase);
        if (!made) m_vault.lock(); // nobody is signed in
        if (!made) return base::fail(made.error());
        pair = std::move(*made);
    }
    auto signedIn = open(std::move(account), pair);
    if (signedIn) carryOutDueChange(signedIn->clerk);
    return signedIn;
}

base::Result<SignIn::Tried> SignIn::countTry(const std::string& name) {
    Tried tried;
    auto& account = tried.account;
    std::int64_t rest = 0;
    bool locked = false;
    const auto counted = m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto found = books.accounts().findByName(name);
        if (!found) return base::fail(found.error());
        const auto role = *found ? (*found)->role : ports::Role::Clerk;
        if (auto serves = requireServiceFor(books, role); !serves) return serves;
        if (!*found || (*found)->isClosed())
            return base::fail(DomainCode::WrongPassphrase, "no such account");
        account = **found;
        const auto keys = books.keys().record();
        if (!keys) return base::fail(keys.error());
        if (!*keys) return base::fail(ports::StoreCode::Damaged, "an account without the data key");
        tried.keys = **keys;
        locked = isLocked(account);
        if (locked) return books.audit().append(entry("sign_in_locked", account, m_clock));
        rest = restOfWait(account, m_clock);
        if (rest == 0) ++account.fails;
        startWait(account, rest > 0 ? rest : waitAfter(account.fails), m_clock);
        if (auto kept = books.accounts().update(account); !kept) return kept;
        return books.audit().append(entry(rest > 0 ? "sign_in_delayed" : "sign_in_tried", account, m_clock));
    });
    if (!counted) return base::fail(counted.error());
    if (locked) return base::fail(DomainCode::SignInLocked, name);
    if (rest > 0) return base::fail(DomainCode::SignInDelayed, "", {std::to_string((rest + 999) / 1000)});
    return tried;
}

// The key derivation took its time: a slot that was replaced or deleted meanwhile stays so.
base::Result<SignedIn> SignIn::open(ports::Account account, const std::optional<ports::KeySlot>& pair) {
    std::string fullName;
    bool isRewritten = false;
    const auto opened = m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto now = books.accounts().findByName(account.signInName);
        if (!now) return base::fail(now.error());
        if (!*now || (*now)->slot.sealedKey != account.slot.sealedKey)
            return base::fail(DomainCode::WrongPassphrase, "another slot by now");
        account = **now;
        if (pair) account.slot = *pair;
        forgetTries(account, m_clock);
        auto name = books.accounts().fullName(account.id);
        if (!name) return base::fail(name.error());
        fullName = std::move(*name);
        if (auto kept = books.accounts().update(account); !kept) return kept;
        if (auto noted = books.audit().append(entry("signed_in", account, m_clock)); !noted) return noted;
        const auto sealed = sealSetup(books);
        if (!sealed) return base::fail(sealed.error());
        isRewritten = pair || *sealed;
        return signDay(books);
    });
    if (!opened) m_vault.lock(); // nobody is signed in
    if (!opened) return base::fail(opened.error());
    if (isRewritten) wipeOldSlot(m_store);
    return SignedIn{account.id, std::move(fullName), account.role};
}

void SignIn::carryOutDueChange(const base::ClerkId& by) {
    bool isDue = false;
    auto done = m_store.read([&](ports::Books& books) -> base::Result<void> {
        return areNextKeysDue(books).map([&](bool due) { isDue = due; });
    });
    if (done && isDue)
        done = writeWithNextKeys(m_store, m_vault, m_clock, by,
                                 [](ports::Books&) { return base::Result<void>(); });
    if (!done) base::log(base::LogLevel::Warning, "keys", base::describe(done.error()));
}

base::Result<void> SignIn::signDay(ports::Books& books) {
    const auto there = books.keys().deviceKey();
    if (!there) return base::fail(there.error());
    if (!*there) {
        const auto made = m_vault.makeDeviceKey();
        if (!made) return base::fail(made.error());
        if (auto kept = books.keys().insertDeviceKey(*made); !kept) return kept;
    }
    if (const auto life = ports::incarnationOf(books, m_random); !life) return base::fail(life.error());
    return books.heads().signDay(dayMark(m_clock));
}

base::Result<base::ClerkId> SignIn::addFirstAccount(const NewAccount& account) {
    if (auto fits = checkPassphrase(account.passphrase); !fits) return base::fail(fits.error());
    std::optional<ports::BoxPublic> recovery;
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        const auto record = books.keys().record();
        if (!record) return base::fail(record.error());
        if (*record) return base::fail(DomainCode::NotAllowed, "there is an account");
        if (const auto setup = loadSetup(books)) recovery = ports::boxPublicFromHex(setup->recoveryKeyHex);
        return {};
    });
    if (!read) return base::fail(read.error());
    const auto id = ports::newId<base::ClerkId>(m_random);
    auto made = m_vault.makeKeys(id, account.passphrase, recovery);
    if (!made) return base::fail(made.error());
    auto added = keep(account, id, std::move(made->slot), made->record, id);
    if (!added) m_vault.lock(); // keys that nobody keeps must seal nothing
    return added;
}

base::Result<base::ClerkId> SignIn::addAccount(const NewAccount& account, const SignedIn& by) {
    if (auto allowed = allow(by.role, Act::AddAccount); !allowed) return base::fail(allowed.error());
    if (auto fits = checkPassphrase(account.passphrase); !fits) return base::fail(fits.error());
    const auto id = ports::newId<base::ClerkId>(m_random);
    auto slot = m_vault.makeSlot(id, account.passphrase);
    if (!slot) return base::fail(slot.error());
    return keep(account, id, std::move(*slot), {}, by.clerk);
}

base::Result<base::ClerkId> SignIn::keep(const NewAccount& made, const base::ClerkId& id, ports::KeySlot slot,
                                         const std::optional<ports::KeyRecord>& keys,
                                         const base::ClerkId& by) {
    ports::Account account;
    account.id = id;
    account.signInName = base::cleaned(made.name);
    account.role = made.role;
    account.slot = std::move(slot);
    const auto added = m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto found = books.accounts().findByName(account.signInName);
        if (!found) return base::fail(found.error());
        if (*found) return base::fail(DomainCode::AccountExists, "", {account.signInName});
        if (auto kept = books.accounts().insert(account, base::cleaned(made.fullName)); !kept) return kept;
        if (keys)
            if (auto kept = books.keys().insert(*keys); !kept) return kept;
        auto noted = books.audit().append(entryBy(by, "account_added", account, m_clock));
        if (!noted || !keys) return noted;
        if (const auto sealed = sealSetup(books); !sealed) return base::fail(sealed.error());
        return signDay(books);
    });
    if (!added) return base::fail(added.error());
    if (keys) wipeOldSlot(m_store);
    return id;
}

base::Result<SignedIn> SignIn::changePassphrase(std::string_view name, std::string_view passphrase,
                                                std::string_view next) {
    if (auto fits = checkPassphrase(next); !fits) return base::fail(fits.error());
    auto signedIn = signIn(name, passphrase);
    if (!signedIn) return signedIn;
    auto slot = m_vault.makeSlot(signedIn->clerk, next);
    const auto replaced = slot ? replaceSlot(base::cleaned(name), std::move(*slot))
                               : base::Result<void>(base::fail(slot.error()));
    if (!replaced) {
        m_vault.lock();
        return base::fail(replaced.error());
    }
    return signedIn;
}

// In one transaction: the new slot is on the platter before the old one is overwritten.
base::Result<void> SignIn::replaceSlot(const std::string& name, ports::KeySlot slot) {
    auto replaced = m_store.write([&](ports::Books& books) -> base::Result<void> {
        auto account = openAccount(books, name);
        if (!account) return base::fail(account.error());
        account->slot = slot;
        if (auto kept = books.accounts().update(*account); !kept) return kept;
        return books.audit().append(entry("passphrase_changed", *account, m_clock));
    });
    if (replaced) wipeOldSlot(m_store);
    return replaced;
}

base::Result<void> SignIn::closeAccount(std::string_view name, const SignedIn& by) {
    if (auto allowed = allow(by.role, Act::CloseAccount); !allowed) return allowed;
    auto closed = writeWithNextKeys(
        m_store, m_vault, m_clock, by.clerk, [&](ports::Books& books) -> base::Result<void> {
            auto account = openAccount(books, base::cleaned(name));
            if (!account) return base::fail(account.error());
            if (auto other = requireOtherSupervisor(books, *account); !other) return other;
            account->slot = {};
            if (auto kept = books.accounts().update(*account); !kept) return kept;
            return books.audit().append(entryBy(by.clerk, "account_closed", *account, m_clock));
        });
    if (closed) wipeOldSlot(m_store);
    return closed;
}

base::Result<void> SignIn::changeKeys(const SignedIn& by) {
    if (auto allowed = allow(by.role, Act::ChangeKeys); !allowed) return allowed;
    auto changed = writeWithNextKeys(m_store, m_vault, m_clock, by.clerk,
                                     [](ports::Books&) { return base::Result<void>(); });
    if (changed) wipeOldSlot(m_store);
    return changed;
}

base::Result<void> SignIn::endWait(std::string_view name, const SignedIn& by) {
    if (auto allowed = allow(by.role, Act::EndWait); !allowed) return allowed;
    return m_store.write([&](ports::Books& books) -> base::Result<void> {
        auto account = openAccount(books, base::cleaned(name));
        if (!account) return base::fail(account.error());
        forgetTries(*account, m_clock);
        if (auto kept = books.accounts().update(*account); !kept) return kept;
        return books.audit().append(entryBy(by.clerk, "wait_ended", *account, m_clock));
    });
}

base::Result<std::map<ports::OpState, int>> SignIn::waiting() {
    std::map<ports::OpState, int> counts;
    const auto done = m_store.read([&](ports::Books& books) -> base::Result<void> {
        auto found = books.outbox().counts();
        if (!found) return base::fail(found.error());
        counts = std::move(*found);
        return {};
    });
    if (!done) return base::fail(done.error());
    return counts;
}

} // namespace core::usecases
