// SPDX-License-Identifier: GPL-3.0-or-later
// Faults on demand. A fault strikes requests whose method is `method` and whose path holds `path`, after
// `skip` of them, `times` times (-1: for ever). Any thread.
#pragma once

#include "tests/peers/portal/http.h"

#include <condition_variable>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

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
    WrongOffset,  // Upload-Offset of the answer is wrong by `bytes`
};

struct Fault {
    FaultKind kind{};
    std::string method; // empty: any
    std::string path;
    int skip = 0;
    int times = 1;
    std::int64_t bytes = 0;
    int status = 0;
    std::string problem;
    std::string scope;
    std::string retryAfter;
    std::string how;
};

class Faults {
  public:
    // {"do":"cut_body","method":"PATCH","path":"/v1/files/","bytes":1000,...}; throws on unknown kinds.
    void add(const nlohmann::json& fault);
    void clear();
    std::optional<Fault> take(const Request& request);

    // Blocks until release() or clear().
    void hold();
    void release();
    // Blocks until so many requests are held.
    void waitForHeld(int count);

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Fault> m_faults;
    int m_held = 0;
    std::int64_t m_releases = 0;
};

} // namespace peers::portal
