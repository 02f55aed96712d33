// SPDX-License-Identifier: GPL-3.0-or-later
// Hands the counter's answer to need_auth from the thread that reads frames to the one that is inside a SANE
// call. Thread-safe.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>

namespace scanner::worker {

class LoginBox {
  public:
    void put(std::string payload) {
        {
            const std::lock_guard lock(m_mutex);
            m_payload = std::move(payload);
        }
        m_changed.notify_all();
    }

    // No answer will come any more.
    void close() {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_changed.notify_all();
    }

    // Nothing: none came in time.
    [[nodiscard]] std::optional<std::string> await(std::chrono::milliseconds limit) {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, limit, [this] { return m_closed || m_payload; });
        auto payload = std::move(m_payload);
        m_payload.reset();
        return payload;
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<std::string> m_payload;
    bool m_closed = false;
};

} // namespace scanner::worker
