// SPDX-License-Identifier: GPL-3.0-or-later
// How a PC becomes a device of the province: what it asks with a one-time code, and what it is given. Values.
#pragma once

#include "core/base/result.h"
#include "core/ports/secrets.h"
#include "core/ports/vault.h"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace core::ports {

struct EnrolmentQuestion {
    std::string code; // the province's, for one PC
    std::string office;
    std::string request;     // PKCS #10 of the TLS key, PEM
    Ed25519Public ed25519{}; // the device's key
    BoxPublic x25519{};      // what is sealed to the device is sealed to this
};

struct EnrolmentAnswer {
    std::string device;      // its name from now on
    std::string certificate; // PEM
    std::string authority;   // PEM: alone may certify the portal
    Ed25519Public rootKey{}; // of the province: signs keys and commands of the portal
};

// Asks the portal; blocks. The same code with the same keys gets the same answer, however often. Errors:
// CodeRefused (args: the portal's own words), WrongAnswer, those of Transport.
using AskForEnrolment = std::function<core::base::Result<EnrolmentAnswer>(const EnrolmentQuestion&)>;

// The portal's keys of today, certified by the root key.
struct PortalKeys {
    std::string portal;                            // its name, as receipts have it
    std::map<std::string, Ed25519Public> receipts; // by kid
    std::optional<BoxPublic> seal;                 // what waits is sealed to this
};

} // namespace core::ports
