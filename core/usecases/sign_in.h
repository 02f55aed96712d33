// SPDX-License-Identifier: GPL-3.0-or-later
// Offline sign-in by name and passphrase. Not on the GUI thread: the key derivation takes its time.
#pragma once

#include "core/base/result.h"
#include "core/ports/clock.h"
#include "core/ports/random.h"
#include "core/ports/secrets.h"
#include "core/ports/store.h"

#include <map>
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

class SignIn {
  public:
    SignIn(ports::Store& store, ports::Secrets& secrets, const ports::Clock& clock, ports::Random& random);

    // Wrong tries: 1-4 free, 5: 30 s, 6: 2 min, 7: 10 min, from 8 on: 30 min. The try is counted before the
    // passphrase is looked at, and the wait runs on the boot clock, so neither power switch nor date helps.
    // Errors: WrongPassphrase (also for an unknown name), SignInDelayed, StoreCode.
    [[nodiscard]] base::Result<SignedIn> signIn(std::string_view name, std::string_view passphrase);

    // Passphrase of at least 12 characters. Errors: AccountExists, PassphraseTooShort, StoreCode.
    [[nodiscard]] base::Result<base::ClerkId> addAccount(std::string_view name, std::string_view fullName,
                                                         ports::Role role, std::string_view passphrase);

    // Deliveries by state: shown before anybody signs in.
    [[nodiscard]] base::Result<std::map<ports::OpState, int>> waiting();

  private:
    // The try is written down as failed before anything is compared; open() takes it back.
    [[nodiscard]] base::Result<ports::Account> countTry(const std::string& name);
    [[nodiscard]] base::Result<SignedIn> open(ports::Account account);

    ports::Store& m_store;
    ports::Secrets& m_secrets;
    const ports::Clock& m_clock;
    ports::Random& m_random;
};

} // namespace core::usecases
