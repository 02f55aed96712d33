// SPDX-License-Identifier: GPL-3.0-or-later
// The side of counterfoil-scan-worker that calls SANE: everything from sane_init to sane_exit happens in
// `serve`, on one thread. `push` from the thread that reads frames.
#pragma once

#include "scanner/sane/buttons.h"
#include "scanner/sane/call_watch.h"
#include "scanner/sane/library.h"
#include "scanner/worker/batch_control.h"
#include "scanner/worker/login_box.h"
#include "scanner/worker/scan_messages.h"
#include "scanner/worker/worker_channel.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace scanner::worker {

class ScanWorker {
  public:
    ScanWorker(WorkerChannel& channel, BatchControl& control, LoginBox& logins, sane::CallWatch& watch)
        : m_channel(channel), m_control(control), m_logins(logins), m_watch(watch) {}

    void push(Frame frame);
    // No more frames will come.
    void close();

    // Until `bye`, the end of frames, or the first error or cancel: no handle survives those.
    void serve();

  private:
    std::optional<Frame> nextFrame();
    bool awaitFrame(std::unique_lock<std::mutex>& lock);
    void tellButtons();
    void askLogin(std::string_view resource, std::span<char> user, std::span<char> password);
    bool answer(const Frame& frame);
    bool hello(const Frame& frame);
    bool list(const Frame& frame);
    bool open(const Frame& frame);
    bool set(const Frame& frame);
    bool scan(const Frame& frame);
    bool scanPages(const Frame& frame, const ScanOrder& order);
    bool deliver(const Frame& frame, const sane::DonePage& page);
    sane::PageWatcher watcherFor(const Frame& frame, int page);
    bool end(const Frame& frame, const std::string& reason, int pages);
    bool fail(const Frame& frame, const sane::Fault& fault, int page);

    WorkerChannel& m_channel;
    BatchControl& m_control;
    LoginBox& m_logins;
    sane::CallWatch& m_watch;

    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Frame> m_frames;
    bool m_closed = false;

    sane::Library* m_library = nullptr; // lives in serve()
    std::optional<sane::Device> m_device;
    sane::Buttons m_buttons;
    std::uint32_t m_request = 0; // the last one; what comes unasked carries its number
    sane::Applied m_applied;
};

} // namespace scanner::worker
