// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/async/worker.h"

#include <pthread.h>

#include <utility>

namespace ui::async {

namespace {
constexpr std::size_t kLongestThreadName = 15;
}

Worker::Worker(const std::string& name)
    : m_thread([this, shortened = name.substr(0, kLongestThreadName)](const std::stop_token& stop) {
        pthread_setname_np(pthread_self(), shortened.c_str());
        work(stop);
    }) {}

Worker::~Worker() {
    m_thread.request_stop();
    m_thread.join();
}

void Worker::post(Task task) {
    const std::scoped_lock lock(m_mutex);
    m_tasks.push_back(std::move(task));
    m_changed.notify_all();
}

void Worker::finish() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_tasks.empty() && !m_busy; });
}

void Worker::work(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return !m_tasks.empty(); })) {
        if (stop.stop_requested()) return;
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        m_busy = true;
        lock.unlock();
        task(stop);
        task = nullptr;
        lock.lock();
        m_busy = false;
        m_changed.notify_all();
    }
}

} // namespace ui::async
