// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/memory_meter.h"

#include <malloc.h>
#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

namespace app::bench {
namespace {

constexpr std::chrono::milliseconds kTick{50};

std::filesystem::path procFolder(pid_t process) {
    return "/proc/" + std::to_string(process);
}

double resident_mb(pid_t process) {
    std::ifstream in(procFolder(process) / "statm");
    long all = 0, resident = 0;
    in >> all >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) * 1e-6;
}

double treeResident_mb() {
    double sum = 0;
    for (const pid_t process : processTree(getpid()))
        sum += resident_mb(process);
    return sum;
}

} // namespace

std::vector<pid_t> processTree(pid_t root) {
    std::vector<pid_t> tree{root};
    for (std::size_t at = 0; at < tree.size(); ++at) {
        std::error_code gone; // processes and threads end while we look
        for (std::filesystem::directory_iterator task(procFolder(tree[at]) / "task", gone), end;
             !gone && task != end; task.increment(gone)) {
            std::ifstream in(task->path() / "children");
            for (pid_t child = 0; in >> child;)
                tree.push_back(child);
        }
    }
    return tree;
}

double resident_mb() {
    malloc_trim(0);
    return resident_mb(getpid());
}

MemoryMeter::MemoryMeter() : m_watcher([this](const std::stop_token& stop) { watch(stop); }) {
    pthread_setname_np(m_watcher.native_handle(), "memory-meter");
}

double MemoryMeter::peak_mb() {
    if (m_watcher.joinable()) {
        m_watcher.request_stop();
        m_watcher.join();
    }
    return m_peak_mb;
}

void MemoryMeter::watch(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    do {
        m_peak_mb = std::max(m_peak_mb, treeResident_mb());
        m_tick.wait_for(lock, stop, kTick, [] { return false; });
    } while (!stop.stop_requested());
}

} // namespace app::bench
