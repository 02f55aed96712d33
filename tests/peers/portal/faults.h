// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong at the portal, on demand.
#pragma once

#include "tests/peers/http/fault_list.h"

#include <string>

namespace peers::portal {

enum class FaultKind {
    CutBody,      // close after `bytes` bytes of the request's body; what came is kept
    HoldBody,     // wait for the release after `bytes` bytes of the body
    Swallow,      // do the work, close without an answer
    CutAnswer,    // do the work, close after `bytes` bytes of the answer
    Hold,         // do the work, answer when released
    Html,         // 200 with a page of a captive portal, no work
    Status,       // `status` with the problem `problem`, `retry_after`, no work
    Refuse,       // 422 with reasons in Vietnamese, no work
    Twice,        // do the work, send the answer two times
    WrongReceipt, // `how`: signature, kid, hash, files, device, format
    WrongNumbers, // `how`: op, counter, mode, unit, sequence, range, block
    WrongOffset,  // Upload-Offset of the answer is wrong by `bytes`
};

struct Fault : Strike {
    FaultKind kind{};
    std::int64_t bytes = 0;
    int status = 0;
    std::string problem;
    std::string scope;
    std::string retryAfter;
    std::string how;
};

using Faults = FaultList<Fault>;

std::string nameOf(FaultKind kind);
// {"do":"cut_body","method":"PATCH","path":"/v1/files/","bytes":1000,...}; throws on unknown kinds.
Fault faultFrom(const nlohmann::json& fault);

} // namespace peers::portal
