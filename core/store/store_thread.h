// SPDX-License-Identifier: GPL-3.0-or-later
// The one thread that writes, named "store". Tasks run one after the other, in the order in which they came.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace core::store {

class StoreThread {
  public:
    StoreThread();
    // Ends after the tasks that wait.
    ~StoreThread() = default;

    // Any other thread; answers when the task has run. The task may not throw.
    void run(const std::function<void()>& task);

  private:
    struct Job {
        const std::function<void()>& task;
        bool done = false;
    };

    void work(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_came;
    std::condition_variable m_finished;
    std::deque<Job*> m_jobs; // owned by the callers that wait in run()
    std::jthread m_thread;   // last: it uses all above
};

} // namespace core::store
