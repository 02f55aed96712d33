// SPDX-License-Identifier: GPL-3.0-or-later
// Faults on demand, as all peers take them: which requests a fault strikes, and the wait for a release. What
// a fault does is its peer's business. Any thread.
#pragma once

#include "tests/peers/http/http.h"

#include <condition_variable>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace peers {

// A fault strikes requests whose method is `method` and whose path holds `path`, after `skip` of them,
// `times` times (-1: for ever).
struct Strike {
    std::string method; // empty: any
    std::string path;
    int skip = 0;
    int times = 1;
};

inline Strike strikeFrom(const nlohmann::json& fault) {
    return {fault.value("method", ""), fault.value("path", ""), fault.value("skip", 0),
            fault.value("times", 1)};
}

// `Fault` is a Strike with more to it.
template<class Fault>
class FaultList {
  public:
    void add(Fault fault) {
        std::scoped_lock lock(m_mutex);
        m_faults.push_back(std::move(fault));
    }

    void clear() {
        std::scoped_lock lock(m_mutex);
        m_faults.clear();
        m_dropped = m_releases++;
        m_changed.notify_all();
    }

    // Of several that match, the first strikes.
    std::optional<Fault> take(const Request& request) {
        std::scoped_lock lock(m_mutex);
        for (auto& fault : m_faults) {
            if (!fault.method.empty() && fault.method != request.method) continue;
            if (request.path.find(fault.path) == std::string::npos || fault.times == 0) continue;
            if (fault.skip > 0) {
                --fault.skip;
                continue;
            }
            if (fault.times > 0) --fault.times;
            return fault;
        }
        return std::nullopt;
    }

    // Blocks until release() or clear(). False: cleared; whoever was held gets no answer, its connection
    // ends.
    [[nodiscard]] bool hold() {
        std::unique_lock lock(m_mutex);
        const auto before = m_releases;
        ++m_held;
        m_changed.notify_all();
        m_changed.wait(lock, [&] { return m_releases != before; });
        --m_held;
        return m_dropped != before;
    }

    void release() {
        std::scoped_lock lock(m_mutex);
        ++m_releases;
        m_changed.notify_all();
    }

    // Blocks until so many requests are held.
    void waitForHeld(int count) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_held >= count; });
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Fault> m_faults;
    int m_held = 0;
    std::int64_t m_releases = 0;
    std::int64_t m_dropped = -1; // the last release that was a clear()
};

} // namespace peers
