// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of intake v1 that come before there is a token: enrolment, and what is believed of the
// portal's keys. Any thread.
#pragma once

#include "core/ports/enrolment.h"
#include "core/ports/transport.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <stop_token>
#include <string>

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

} // namespace core::sync
