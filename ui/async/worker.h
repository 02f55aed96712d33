// SPDX-License-Identifier: GPL-3.0-or-later
// A named thread that does one thing after the other, in the order in which it was asked. post() from any
// thread; the destructor stops the task in work (by its token), drops those that wait, and joins.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace ui::async {

class Worker {
  public:
    using Task = std::function<void(std::stop_token)>;

    // At most 15 bytes of the name are shown by the system.
    explicit Worker(const std::string& name);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void post(Task task);
    // Does what was posted so far, then returns. For the end of the program: a draft must not be lost in the
    // queue.
    void finish();

  private:
    void work(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Task> m_tasks;
    bool m_busy = false;
    std::jthread m_thread;
};

} // namespace ui::async
