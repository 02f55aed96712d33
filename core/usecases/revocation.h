// SPDX-License-Identifier: GPL-3.0-or-later
// The province takes this device out of service: clerks are locked out, nothing is received, what waits stays
// sealed for the portal. Only a command of the province, brought by a supervisor, destroys the keys.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/sealer.h"
#include "core/ports/store.h"
#include "core/usecases/sign_in.h"

#include <optional>
#include <string>

namespace core::usecases {

// Why (the last part of the portal's problem); nothing: it is in service.
[[nodiscard]] base::Result<std::optional<std::string>> outOfService(ports::Books& books);
// Errors: Wiped, DeviceRevoked.
[[nodiscard]] base::Result<void> requireService(ports::Books& books);
// Who may sign in: out of service no clerk, without keys nobody. Errors as requireService().
[[nodiscard]] base::Result<void> requireServiceFor(ports::Books& books, ports::Role role);

// Signed by the root key; whoever reads it has verified that.
struct WipeCommand {
    std::string device;
    ports::Ed25519Public key{}; // the device's: another counter under the same name is not meant
};

class Revocation {
  public:
    struct Rooms {
        ports::Store& store;
        ports::Vault& vault;
        ports::Sealer& sealer;
        const ports::Clock& clock;
    };
    explicit Revocation(Rooms rooms) : m_rooms(rooms) {}

    // The portal's word; empty: it takes the device again. The audit notes each change.
    [[nodiscard]] base::Result<void> note(const std::string& revoked);

    // Destroys every key, in one transaction, once all that was not acknowledged is sealed for the portal.
    // Answers the report, JSON that the device has signed last; it stays in the store, in clear. Errors:
    // NotAllowed, WrongCommand, Unsealed (args: how many dossiers), StoreCode: then all keys are there still.
    [[nodiscard]] base::Result<std::string> wipe(const WipeCommand& command, const SignedIn& by);

  private:
    [[nodiscard]] base::Result<std::string> report(ports::Books& books, const ports::DeviceKey& key);

    Rooms m_rooms;
};

} // namespace core::usecases
