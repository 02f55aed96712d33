// SPDX-License-Identifier: GPL-3.0-or-later
// counterfoil-scan-worker: owns SANE, so that a driver that crashes or hangs takes nothing else with it. The
// main thread reads frames; the other one makes every SANE call.
#include "scanner/worker/scan_worker.h"

#include <chrono>
#include <future>
#include <thread>

#include <pthread.h>
#include <unistd.h>

namespace {

using namespace scanner;
using namespace scanner::worker;

constexpr std::uint64_t kAddressSpaceBytes = 1ULL << 30U;
constexpr std::chrono::seconds kEndGrace{3};

void readFrames(WorkerChannel& channel, ScanWorker& worker, BatchControl& control, LoginBox& logins,
                const sane::CallWatch& watch) {
    while (auto frame = channel.receive()) {
        if (frame->kind == FrameKind::Cancel) {
            control.cancel();
            logins.close();
        } else if (frame->kind == FrameKind::Credentials) {
            logins.put(std::move(frame->payload));
        } else if (frame->kind == FrameKind::Kept) {
            const auto page = pageFrom(frame->payload);
            if (!page) endOnBrokenFrame();
            control.kept(*page);
        } else if (frame->kind == FrameKind::Ping) {
            channel.send(FrameKind::Pong, frame->request, pongText(watch.now()));
        } else {
            worker.push(std::move(*frame));
        }
    }
}

} // namespace

int main() {
    WorkerChannel channel;
    limitProcess(kAddressSpaceBytes);
    BatchControl control;
    sane::CallWatch watch;
    LoginBox logins;
    ScanWorker worker(channel, control, logins, watch);

    // When the batch is over, the process ends, whatever the main thread is waiting for.
    std::promise<void> served;
    auto is_served = served.get_future();
    std::thread([&] {
        pthread_setname_np(pthread_self(), "sane");
        worker.serve();
        served.set_value();
        _exit(0);
    }).detach();

    readFrames(channel, worker, control, logins, watch);
    control.cancel();
    logins.close();
    worker.close();
    is_served.wait_for(kEndGrace);
    _exit(0);
}
