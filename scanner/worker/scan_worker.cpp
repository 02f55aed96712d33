// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/worker/scan_worker.h"

#include "core/vault/sodium_secrets.h"
#include "scanner/sane/login_digest.h"
#include "scanner/worker/login.h"

#include <chrono>
#include <cstdlib>
#include <new>
#include <string>

#include <string.h>
#include <unistd.h>

namespace scanner::worker {

namespace {

// Set by the contract suite alone.
constexpr char kNoWait[] = "COUNTERFOIL_SANE_WITHOUT_WAITING";
constexpr std::chrono::milliseconds kProgressEvery{100};
constexpr std::chrono::milliseconds kButtonsEvery{250};
constexpr std::chrono::seconds kLoginLimit{60};

template<class Value>
Value orEnd(std::optional<Value> value) {
    if (!value) endOnBrokenFrame();
    return std::move(*value);
}

bool isOutOfPaper(const sane::Fault& fault) {
    return fault.stage == sane::Stage::Start &&
           (sane::isStatus(fault, "NO_DOCS") || sane::isStatus(fault, "EOF"));
}

} // namespace

void ScanWorker::push(Frame frame) {
    {
        const std::lock_guard lock(m_mutex);
        m_frames.push_back(std::move(frame));
    }
    m_arrived.notify_one();
}

void ScanWorker::close() {
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_arrived.notify_one();
}

std::optional<Frame> ScanWorker::nextFrame() {
    std::unique_lock lock(m_mutex);
    while (!awaitFrame(lock)) {
        lock.unlock();
        tellButtons();
        lock.lock();
    }
    if (m_frames.empty()) return std::nullopt;
    Frame frame = std::move(m_frames.front());
    m_frames.pop_front();
    return frame;
}

// False: nothing came for so long that the scanner's buttons are due.
bool ScanWorker::awaitFrame(std::unique_lock<std::mutex>& lock) {
    const auto arrived = [this] { return m_closed || !m_frames.empty(); };
    if (m_buttons.any()) return m_arrived.wait_for(lock, kButtonsEvery, arrived);
    m_arrived.wait(lock, arrived);
    return true;
}

void ScanWorker::tellButtons() {
    for (const auto& button : m_buttons.pressed(*m_device)) {
        m_channel.send(FrameKind::Button, m_request, buttonText(button));
    }
}

void ScanWorker::askLogin(std::string_view resource, std::span<char> user, std::span<char> password) {
    m_channel.send(FrameKind::NeedAuth, m_request,
                   needAuthText(sane::resourceName(resource), sane::wantsDigest(resource)));
    auto answer = m_logins.await(kLoginLimit);
    if (!answer) return;
    std::string& login = *answer;
    if (!readLogin(login, user, password)) endOnBrokenFrame();
    explicit_bzero(login.data(), login.size());
}

void ScanWorker::serve() {
    sane::Library library(m_watch, [this](auto... question) { askLogin(question...); });
    m_library = &library;
    while (auto frame = nextFrame()) {
        m_request = frame->request;
        try {
            if (!answer(*frame)) break;
        } catch (const std::bad_alloc&) {
            fail(*frame, {sane::FaultKind::Driver, sane::Stage::Read, "NO_MEM", "worker out of memory"}, 0);
            break;
        }
    }
    m_device.reset();
}

// False: the worker ends.
bool ScanWorker::answer(const Frame& frame) {
    switch (frame.kind) {
    case FrameKind::Hello:
        return hello(frame);
    case FrameKind::List:
        return list(frame);
    case FrameKind::Open:
        return open(frame);
    case FrameKind::Set:
        return set(frame);
    case FrameKind::Scan:
        return scan(frame);
    case FrameKind::Bye:
        return false;
    default:
        endOnBrokenFrame();
    }
}

bool ScanWorker::hello(const Frame& frame) {
    if (orEnd(protocolFrom(frame.payload)) != static_cast<int>(kProtocolVersion)) endOnBrokenFrame();
    m_channel.send(FrameKind::Ready, frame.request, readyText(m_library->version(), getpid()));
    return true;
}

bool ScanWorker::list(const Frame& frame) {
    const auto found = m_library->list();
    if (!found) return fail(frame, found.error(), 0);
    for (const auto& device : *found)
        m_channel.send(FrameKind::Device, frame.request, deviceText(device));
    m_channel.send(FrameKind::ListEnd, frame.request, "{}");
    return true;
}

bool ScanWorker::open(const Frame& frame) {
    const OpenOrder order = orEnd(openOrderFrom(frame.payload));
    auto device = m_library->open(order.device);
    if (!device) return fail(frame, device.error(), 0);
    m_buttons = {};
    m_device.reset();
    m_device.emplace(std::move(*device));
    if (std::getenv(kNoWait)) m_device->readWithoutWaiting();
    const auto options = m_device->options();
    if (order.pollsButtons) m_buttons = sane::Buttons(options, order.device);
    m_channel.send(FrameKind::Opened, frame.request, openedText(options, m_buttons.any()));
    return true;
}

bool ScanWorker::set(const Frame& frame) {
    if (!m_device) endOnBrokenFrame();
    auto applied = sane::apply(*m_device, orEnd(wishesFrom(frame.payload)));
    if (!applied) return fail(frame, applied.error(), 0);
    m_applied = std::move(*applied);
    m_channel.send(FrameKind::Options, frame.request, optionsText(m_applied));
    return true;
}

bool ScanWorker::scan(const Frame& frame) {
    if (!m_device) endOnBrokenFrame();
    const ScanOrder order = orEnd(scanOrderFrom(frame.payload));
    m_control.expectFrom(order.firstPage);
    return scanPages(frame, order);
}

bool ScanWorker::scanPages(const Frame& frame, const ScanOrder& order) {
    const int most = m_applied.singlePage ? 1 : order.mostPages;
    for (int done = 0;; ++done) {
        const int page = order.firstPage + done;
        if (most > 0 && done == most) return end(frame, "enough", done);
        if (!m_control.waitUntilKept(page - 2)) return end(frame, "cancelled", done);
        const bool is_back = m_applied.source == sane::SourceKind::Duplex && done % 2 == 1;
        const auto scanned = sane::scanPage(*m_device, {order.folder, page, is_back, m_applied.dpi},
                                            m_control.cancelled(), watcherFor(frame, page));
        if (!scanned && sane::isStatus(scanned.error(), "CANCELLED")) return end(frame, "cancelled", done);
        if (!scanned && done > 0 && isOutOfPaper(scanned.error())) return end(frame, "feeder_empty", done);
        if (!scanned) return fail(frame, scanned.error(), page);
        if (!deliver(frame, *scanned)) return false;
    }
}

bool ScanWorker::deliver(const Frame& frame, const sane::DonePage& page) {
    core::vault::SodiumSecrets secrets;
    const auto hash = secrets.sha256OfFile(page.file);
    if (!hash) {
        return fail(frame, {sane::FaultKind::WriteFailed, sane::Stage::Write, {}, "page cannot be read back"},
                    page.header.page);
    }
    m_channel.send(FrameKind::PageDone, frame.request, pageDoneText(page, core::domain::toHex(*hash)));
    return true;
}

sane::PageWatcher ScanWorker::watcherFor(const Frame& frame, int page) {
    const auto begun = [this, request = frame.request, page](const sane::FrameParameters& parameters) {
        m_channel.send(FrameKind::PageBegin, request, pageBeginText(page, parameters));
    };
    const auto progress = [this, request = frame.request, page,
                           last = std::chrono::steady_clock::time_point{}](std::int64_t bytes,
                                                                           int lines) mutable {
        const auto now = std::chrono::steady_clock::now();
        if (now - last < kProgressEvery) return;
        last = now;
        m_channel.send(FrameKind::Progress, request, progressText(page, bytes, lines));
    };
    return {begun, progress};
}

// sane_cancel ends every batch, also one that went well: scanners stay in "sending" otherwise. It comes after
// the answer, for all pages are safe by then and some drivers hang in it.
bool ScanWorker::end(const Frame& frame, const std::string& reason, int pages) {
    m_channel.send(FrameKind::BatchEnd, frame.request, batchEndText(reason, pages));
    m_device->cancel();
    return reason != "cancelled";
}

bool ScanWorker::fail(const Frame& frame, const sane::Fault& fault, int page) {
    m_channel.send(FrameKind::Error, frame.request, faultText(fault, page));
    if (m_device) m_device->cancel();
    return false;
}

} // namespace scanner::worker
