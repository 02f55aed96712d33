// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/sign_in.h"

#include "core/base/text.h"
#include "core/domain/codes.h"

#include <algorithm>

namespace core::usecases {
namespace {

using domain::DomainCode;

constexpr std::size_t kLeastPassphrase = 12;

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

} // namespace

SignIn::SignIn(ports::Store& store, ports::Secrets& secrets, const ports::Clock& clock, ports::Random& random)
    : m_store(store), m_secrets(secrets), m_clock(clock), m_random(random) {}

base::Result<SignedIn> SignIn::signIn(std::string_view name, std::string_view passphrase) {
    auto account = countTry(base::cleaned(name));
    if (!account) return base::fail(account.error());
    if (!m_secrets.passphraseMatches(passphrase, account->passphraseHash))
        return base::fail(DomainCode::WrongPassphrase, "passphrase");
    return open(std::move(*account));
}

base::Result<ports::Account> SignIn::countTry(const std::string& name) {
    ports::Account account;
    std::int64_t rest = 0;
    const auto counted = m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto found = books.accounts().findByName(name);
        if (!found) return base::fail(found.error());
        if (!*found) return base::fail(DomainCode::WrongPassphrase, "no such account");
        account = **found;
        rest = restOfWait(account, m_clock);
        if (rest == 0) ++account.fails;
        startWait(account, rest > 0 ? rest : waitAfter(account.fails), m_clock);
        if (auto kept = books.accounts().update(account); !kept) return kept;
        return books.audit().append(entry(rest > 0 ? "sign_in_delayed" : "sign_in_tried", account, m_clock));
    });
    if (!counted) return base::fail(counted.error());
    if (rest > 0) return base::fail(DomainCode::SignInDelayed, "", {std::to_string((rest + 999) / 1000)});
    return account;
}

base::Result<SignedIn> SignIn::open(ports::Account account) {
    account.fails = 0;
    startWait(account, 0, m_clock);
    const auto opened = m_store.write([&](ports::Books& books) -> base::Result<void> {
        if (auto kept = books.accounts().update(account); !kept) return kept;
        return books.audit().append(entry("signed_in", account, m_clock));
    });
    if (!opened) return base::fail(opened.error());
    return SignedIn{account.id, account.fullName, account.role};
}

base::Result<base::ClerkId> SignIn::addAccount(std::string_view name, std::string_view fullName,
                                               ports::Role role, std::string_view passphrase) {
    const auto signInName = base::cleaned(name);
    if (base::lengthInCodePoints(passphrase) < kLeastPassphrase)
        return base::fail(DomainCode::PassphraseTooShort, "", {std::to_string(kLeastPassphrase)});
    auto hash = m_secrets.hashPassphrase(passphrase);
    if (!hash) return base::fail(hash.error());
    ports::Account account;
    account.id = ports::newId<base::ClerkId>(m_random);
    account.signInName = signInName;
    account.fullName = base::cleaned(fullName);
    account.role = role;
    account.passphraseHash = std::move(*hash);
    const auto added = m_store.write([&](ports::Books& books) -> base::Result<void> {
        const auto found = books.accounts().findByName(signInName);
        if (!found) return base::fail(found.error());
        if (*found) return base::fail(DomainCode::AccountExists, "", {signInName});
        if (auto kept = books.accounts().insert(account); !kept) return kept;
        return books.audit().append(entry("account_added", account, m_clock));
    });
    if (!added) return base::fail(added.error());
    return account.id;
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
