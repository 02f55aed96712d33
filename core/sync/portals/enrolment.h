// SPDX-License-Identifier: GPL-3.0-or-later
// What stands under the province's root key: a device's enrolment, the portal's keys, and the command that
// ends a device. Any thread.
#pragma once

#include "core/ports/enrolment.h"
#include "core/ports/transport.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace core::sync {

// Asks the portal at `address` once. Errors as AskForEnrolment.
[[nodiscard]] core::base::Result<core::ports::EnrolmentAnswer>
askForEnrolment(const std::string& address, core::ports::Transport& transport,
                const core::ports::EnrolmentQuestion& question, const std::string& requestId,
                const std::stop_token& stop);

// Of the answer to GET /v1/portal. Nothing unless the root key has signed them.
std::optional<core::ports::PortalKeys> certifiedKeys(const nlohmann::json& portal,
                                                     const core::ports::Ed25519Public& root,
                                                     core::ports::Secrets& secrets);

// {"command":"<base64 of the payload>","sig":"<base64, Ed25519 over \"intake/1 command\\n\" + payload>"}; the
// payload is
// {"format":"intake/1 command","kind":"wipe","device":"…","ed25519":"<64 hex digits>"}.
struct ReadCommand {
    std::string device;
    core::ports::Ed25519Public key{};
};
// Nothing: not signed by the root key, or no such command.
std::optional<ReadCommand> wipeCommandFrom(std::string_view text, const core::ports::Ed25519Public& root,
                                           core::ports::Secrets& secrets);

} // namespace core::sync
