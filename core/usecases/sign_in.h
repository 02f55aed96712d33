// SPDX-License-Identifier: GPL-3.0-or-later
// Offline sign-in by name and passphrase. Not on the GUI thread: the key derivation takes its time.
#pragma once

#include "core/base/result.h"
#include "core/ports/clock.h"
#include "core/ports/random.h"
#include "core/ports/store.h"
#include "core/ports/vault.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace core::usecases {

namespace base = core::base;
namespace ports = core::ports;

struct SignedIn {
    base::ClerkId clerk;
    std::string fullName;
    ports::Role role = ports::Role::Clerk;
};

struct NewAccount {
    std::string name; // to sign in with
    std::string fullName;
    ports::Role role = ports::Role::Clerk;
    std::string passphrase;
};

class SignIn {
  public:
    SignIn(ports::Store& store, ports::Vault& vault, const ports::Clock& clock, ports::Random& random);

    // Wrong tries: 1-4 free, 5: 30 s, 6: 2 min, 7: 10 min, 8 and 9: 30 min; the 10th locks the account until
    // a supervisor ends it. The try is counted before the passphrase is looked at, and the wait runs on the
    // boot clock, so neither power switch nor date helps. The right passphrase opens the vault. A day's first
    // sign-in signs the audit's end.
    // Errors: WrongPassphrase (also for an unknown or a closed name), SignInDelayed, SignInLocked, StoreCode;
    // DeviceRevoked to clerks of a counter out of service, Wiped to everybody of one without keys.
    [[nodiscard]] base::Result<SignedIn> signIn(std::string_view name, std::string_view passphrase);

    // The counter's first account. It makes the data key, the device's key, and a recovery slot where the
    // set-up names the supervisor's key; the vault is open afterwards. Errors: NotAllowed (there is an
    // account), PassphraseTooShort, StoreCode.
    [[nodiscard]] base::Result<base::ClerkId> addFirstAccount(const NewAccount& account);
    // A further one, by a supervisor who is signed in. Errors: NotAllowed, AccountExists, PassphraseTooShort,
    // StoreCode (VaultLocked).
    [[nodiscard]] base::Result<base::ClerkId> addAccount(const NewAccount& account, const SignedIn& by);
    // The clerk's own: signs in with the old passphrase, and then only the new one opens the account. What
    // goes wrong leaves the old one in force, and nobody signed in. Errors: PassphraseTooShort, those of
    // signIn().
    [[nodiscard]] base::Result<SignedIn> changePassphrase(std::string_view name, std::string_view passphrase,
                                                          std::string_view next);
    // Somebody leaves: the slot is deleted for good, the name stays taken and stands under the dossiers; the
    // data key changes, so that what is sealed from now on stays closed to an old copy of the disk. Never
    // the last supervisor who can sign in. Errors: NotAllowed, AccountUnknown, LastSupervisor, StoreCode.
    [[nodiscard]] base::Result<void> closeAccount(std::string_view name, const SignedIn& by);
    // A new data key though nobody leaves. Errors: NotAllowed, StoreCode.
    [[nodiscard]] base::Result<void> changeKeys(const SignedIn& by);
    // Ends wait and lock after wrong tries. Errors: NotAllowed, AccountUnknown, StoreCode.
    [[nodiscard]] base::Result<void> endWait(std::string_view name, const SignedIn& by);

    // Deliveries by state: shown before anybody signs in.
    [[nodiscard]] base::Result<std::map<ports::OpState, int>> waiting();

  private:
    struct Tried {
        ports::Account account;
        ports::KeyRecord keys;
    };

    // The try is written down as failed before anything is compared; open() takes it back.
    [[nodiscard]] base::Result<Tried> countTry(const std::string& name);
    // `pair`: a slot of the same passphrase with a pair of keys, for one that has none.
    [[nodiscard]] base::Result<SignedIn> open(ports::Account account,
                                              const std::optional<ports::KeySlot>& pair);
    // A change of the data key that had to wait for somebody's sign-in. It is tried again at the next one.
    void carryOutDueChange(const base::ClerkId& by);
    // The day's head of the audit; the device gets its key where an earlier program has made none.
    [[nodiscard]] base::Result<void> signDay(ports::Books& books);
    [[nodiscard]] base::Result<void> replaceSlot(const std::string& name, ports::KeySlot slot);
    // `keys`: of the first account.
    [[nodiscard]] base::Result<base::ClerkId> keep(const NewAccount& made, const base::ClerkId& id,
                                                   ports::KeySlot slot,
                                                   const std::optional<ports::KeyRecord>& keys,
                                                   const base::ClerkId& by);

    ports::Store& m_store;
    ports::Vault& m_vault;
    const ports::Clock& m_clock;
    ports::Random& m_random;
};

} // namespace core::usecases
