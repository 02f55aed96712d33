// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store_thread.h"

#include <pthread.h>

namespace core::store {

StoreThread::StoreThread() : m_thread([this](const std::stop_token& stop) { work(stop); }) {}

void StoreThread::run(const std::function<void()>& task) {
    Job job{task};
    std::unique_lock lock(m_mutex);
    m_jobs.push_back(&job);
    m_came.notify_one();
    m_finished.wait(lock, [&] { return job.done; });
}

void StoreThread::work(const std::stop_token& stop) {
    pthread_setname_np(pthread_self(), "store");
    std::unique_lock lock(m_mutex);
    while (m_came.wait(lock, stop, [this] { return !m_jobs.empty(); })) {
        auto& job = *m_jobs.front();
        m_jobs.pop_front();
        lock.unlock();
        job.task();
        lock.lock();
        job.done = true;
        m_finished.notify_all();
    }
}

} // namespace core::store
