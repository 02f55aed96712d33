// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong at the network scanner, on demand.
#pragma once

#include "tests/peers/http/fault_list.h"

#include <string>

namespace peers::escl {

enum class FaultKind {
    Adf,       // 503 instead of a page; the status says `state`, as "ScannerAdfJam"
    Busy,      // 503 instead of a job; the status says "Processing"
    Status,    // `status`, no work
    Redirect,  // 302 to the address `to`, no work
    Html,      // 200 with a page for people, no work
    Noise,     // a page that says it is a JPEG
    WrongSize, // a page of `width` by `height` pixels, whatever was asked
    Cut,       // the connection ends after `bytes` bytes of the answer
    Trickle,   // after `bytes` bytes of the answer one byte every `pause_ms`
    Hold,      // no answer before the release
};

struct Fault : Strike {
    FaultKind kind{};
    std::string state;
    int status = 0;
    std::string to;
    int width = 0;
    int height = 0;
    std::size_t bytes = 0;
    int pause_ms = 0;
};

// {"do":"cut","path":"NextDocument","bytes":1000,...}; throws on unknown kinds.
Fault faultFrom(const nlohmann::json& fault);

} // namespace peers::escl
