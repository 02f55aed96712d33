// SPDX-License-Identifier: GPL-3.0-or-later
// What the thread that reads frames tells the thread that scans. Thread-safe.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace scanner::worker {

class BatchControl {
  public:
    void cancel() {
        {
            const std::lock_guard lock(m_mutex);
            m_cancelled = true;
        }
        m_changed.notify_all();
    }

    [[nodiscard]] const std::atomic<bool>& cancelled() const { return m_cancelled; }

    void kept(int page) {
        {
            const std::lock_guard lock(m_mutex);
            m_kept = page;
        }
        m_changed.notify_all();
    }

    // False: cancelled before that page, or a later one, was kept.
    [[nodiscard]] bool waitUntilKept(int page) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_cancelled || m_kept >= page; });
        return !m_cancelled;
    }

    void expectFrom(int first_page) { kept(first_page - 1); }

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::atomic<bool> m_cancelled{false};
    int m_kept = 0;
};

} // namespace scanner::worker
