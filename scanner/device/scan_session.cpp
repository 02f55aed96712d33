// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/scan_session.h"

#include "core/base/log.h"
#include "scanner/device/device_identity.h"
#include "scanner/device/worker_payloads.h"

#include <algorithm>
#include <cstdio>

namespace scanner::device {

using core::base::Error;
using core::base::fail;
using core::base::Result;
using core::ports::ScanCode;
using core::ports::ScanEnd;
using core::ports::ScanEvents;
using core::ports::ScanRequest;
using worker::Frame;
using worker::FrameKind;

namespace {

ScanCode codeOf(LinkEnd end) {
    switch (end) {
    case LinkEnd::Crashed:
        return ScanCode::DriverCrashed;
    case LinkEnd::Hung:
        return ScanCode::DriverHung;
    case LinkEnd::Broken:
    case LinkEnd::Got:
    case LinkEnd::Stopped:
        return ScanCode::ConnectionBroken;
    }
    return ScanCode::ConnectionBroken;
}

int percentOf(int lines, int promised) {
    if (promised <= 0) return 0;
    return std::clamp(static_cast<int>(100LL * lines / promised), 0, 100);
}

} // namespace

ScanSession::ScanSession(std::unique_ptr<WorkerLink> link, ScanLimits limits, std::string device,
                         core::ports::ScannerTalk& talk)
    : m_link(std::move(link))
    , m_limits(limits)
    , m_device(std::move(device))
    , m_talk(talk)
    , m_place{labelOf(m_device), 1, 0} {}

Result<Step> ScanSession::open(const std::string& name, bool polls_buttons, const std::stop_token& stop) {
    m_state = SessionState::Opening;
    auto opened =
        request(FrameKind::Open, openPayload(name, polls_buttons), FrameKind::Opened, m_limits.open, stop);
    if (!opened || *opened == Step::Stopped) return opened;
    auto contents = openedFrom(m_answer.payload);
    if (!contents) return fail(broken());
    m_options = std::move(contents->options);
    m_hasButtons = contents->hasButtons;
    m_state = SessionState::Ready;
    return opened;
}

// A worker that ends meanwhile is noticed by the next scan.
void ScanSession::watchButtons(const std::stop_token& stop) {
    while (auto frame = m_link->overheard(stop)) {
        if (frame->kind != FrameKind::Button) continue;
        if (const auto button = buttonFrom(frame->payload)) m_talk.buttonPressed(m_device, *button);
    }
}

bool ScanSession::canServe(const ScanRequest& request) const {
    if (!holds(request.device)) return false;
    if (request.source.empty() && !m_last.source.empty()) return false;
    return std::all_of(m_last.options.begin(), m_last.options.end(),
                       [&request](const auto& option) { return request.options.contains(option.first); });
}

Result<Step> ScanSession::prepare(const ScanRequest& wanted, const std::stop_token& stop) {
    m_place.page = wanted.firstPage;
    m_place.kept = wanted.firstPage - 1;
    m_last = wanted;
    rememberFiles();
    m_begun = 0;
    auto put = request(FrameKind::Set, wishesPayload(wanted), FrameKind::Options, m_limits.set, stop);
    if (!put || *put == Step::Stopped) return put;
    const auto is_single = singlePageFrom(m_answer.payload);
    if (!is_single) return fail(broken());
    m_drawsPaper = !*is_single;
    return put;
}

// For questions with one answer.
Result<Step> ScanSession::request(FrameKind question, std::string payload, FrameKind wanted,
                                  std::chrono::milliseconds limit, const std::stop_token& stop) {
    m_link->ask(question, std::move(payload));
    while (true) {
        LinkAnswer answer = m_link->answer(limit, stop);
        if (answer.end == LinkEnd::Stopped) {
            m_state = SessionState::Stopping;
            return Step::Stopped;
        }
        if (answer.end != LinkEnd::Got) return fail(lost(answer));
        if (answer.frame.kind == FrameKind::Error) return fail(faulted(answer.frame));
        m_answer = std::move(answer.frame);
        if (m_answer.kind == wanted) return Step::Done;
        if (m_answer.kind != FrameKind::NeedAuth) return fail(broken());
        answerLogin(m_answer.payload, stop);
    }
}

// The driver waits for it inside a SANE call; nothing is an answer, too.
void ScanSession::answerLogin(const std::string& payload, const std::stop_token& stop) {
    m_askedLogin = true;
    const auto resource = resourceFrom(payload);
    const auto login = resource ? m_talk.loginFor(*resource, stop) : std::nullopt;
    m_link->tellSecret(FrameKind::Credentials, loginPayload(login));
}

Result<ScanEnd> ScanSession::scan(const ScanRequest& wanted, ScanEvents& events,
                                  const std::stop_token& stop) {
    m_state = SessionState::Scanning;
    m_link->ask(FrameKind::Scan, scanPayload(wanted));
    auto limit = m_limits.start;
    while (true) {
        const LinkAnswer answer = m_link->answer(limit, stop);
        if (answer.end == LinkEnd::Stopped) return stopNow(events);
        if (answer.end != LinkEnd::Got) return fail(lost(answer));
        const Frame& frame = answer.frame;
        if (frame.kind == FrameKind::BatchEnd) return ended(frame);
        if (frame.kind == FrameKind::Error) return fail(faulted(frame));
        if (frame.kind == FrameKind::NeedAuth) {
            answerLogin(frame.payload, stop);
        } else if (frame.kind == FrameKind::PageDone) {
            if (auto delivered = deliver(frame, events); !delivered) return fail(delivered.error());
            limit = m_limits.start;
        } else if (announce(frame, events)) {
            limit = m_limits.read;
        } else {
            return fail(broken());
        }
    }
}

// False: neither page_begin nor progress.
bool ScanSession::announce(const Frame& frame, ScanEvents& events) {
    const auto progress = progressFrom(frame.payload);
    if (!progress) return false;
    if (frame.kind == FrameKind::PageBegin) {
        m_promisedLines = progress->lines;
        m_begun = progress->page;
        events.pageBegun(progress->page);
    } else if (frame.kind == FrameKind::Progress) {
        events.progress(progress->page, percentOf(progress->lines, m_promisedLines));
    } else {
        return false;
    }
    return true;
}

Result<void> ScanSession::deliver(const Frame& frame, ScanEvents& events) {
    const auto page = pageFrom(frame.payload);
    if (!page || page->number != m_place.page) return fail(broken());
    if (auto kept = events.pageDone(*page); !kept) {
        m_link->tell(FrameKind::Cancel, "{}");
        m_state = SessionState::Stopping;
        return kept;
    }
    m_link->tell(FrameKind::Kept, keptPayload(page->number));
    m_place.kept = page->number;
    m_place.page = page->number + 1;
    return {};
}

Result<ScanEnd> ScanSession::ended(const Frame& frame) {
    const auto reason = endReasonFrom(frame.payload);
    if (reason == "cancelled") {
        m_state = SessionState::Stopping;
        return ScanEnd::Stopped;
    }
    m_state = SessionState::Ready;
    if (reason == "enough") return ScanEnd::Enough;
    if (reason == "feeder_empty") return ScanEnd::FeederEmpty;
    return fail(broken());
}

// The clerk is answered soon, whatever the driver does; pages that were whole before are still delivered.
Result<ScanEnd> ScanSession::stopNow(ScanEvents& events) {
    m_state = SessionState::Stopping;
    m_link->tell(FrameKind::Cancel, "{}");
    const auto deadline = std::chrono::steady_clock::now() + m_limits.stopAnswer;
    while (true) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        const LinkAnswer answer = m_link->answer(std::max(left, std::chrono::milliseconds{0}), {});
        if (answer.end != LinkEnd::Got || answer.frame.kind == FrameKind::BatchEnd ||
            answer.frame.kind == FrameKind::Error) {
            return ScanEnd::Stopped;
        }
        noteBegun(answer.frame);
        if (answer.frame.kind != FrameKind::PageDone) continue;
        if (auto delivered = deliver(answer.frame, events); !delivered) return fail(delivered.error());
    }
}

// Of a stopped scan: what is said behind the clerk's answer still counts.
void ScanSession::noteBegun(const Frame& frame) {
    if (frame.kind != FrameKind::PageBegin) return;
    if (const auto begun = progressFrom(frame.payload)) m_begun = begun->page;
}

Error ScanSession::lost(const LinkAnswer& answer) {
    m_state = SessionState::Lost;
    close(std::chrono::milliseconds{0});
    core::base::log(core::base::LogLevel::Warning, "scan", answer.detail);
    return scanError(codeOf(answer.end), m_place, answer.detail);
}

Error ScanSession::faulted(const Frame& frame) {
    const auto fault = faultFrom(frame.payload);
    if (!fault) return broken();
    m_state = SessionState::Lost;
    auto error = toError(*fault, m_place);
    if (error.is(ScanCode::AccessDenied) && m_askedLogin) error.args = {"login"};
    return error;
}

Error ScanSession::broken() {
    m_state = SessionState::Lost;
    return scanError(ScanCode::ConnectionBroken, m_place, "the worker answered something else");
}

// A worker that broke down may have died between naming a page and announcing it: the clerk is told to put
// that sheet in again, so its number has to be free. One that was stopped leaves what is whole.
int ScanSession::close(std::chrono::milliseconds grace) {
    m_link->end(grace);
    while (const auto frame = m_link->lastWords())
        noteBegun(*frame);
    if (m_state == SessionState::Ready || m_last.folder.empty()) return 0;
    removeNew(fileOf(m_place.page, "part"));
    if (m_state != SessionState::Stopping) removeNew(fileOf(m_place.page, "pnm"));
    return m_state == SessionState::Stopping ? leftBehind() : 0;
}

int ScanSession::leftBehind() const {
    const bool has_gone_through = m_drawsPaper && m_begun == m_place.page;
    std::error_code ignored;
    return has_gone_through && !std::filesystem::exists(fileOf(m_begun, "pnm"), ignored) ? m_begun : 0;
}

void ScanSession::rememberFiles() {
    std::error_code ignored;
    m_filesBefore.clear();
    for (const auto& entry : std::filesystem::directory_iterator(m_last.folder, ignored)) {
        m_filesBefore.insert(entry.path());
    }
}

std::filesystem::path ScanSession::fileOf(int page, const char* extension) const {
    char name[32];
    std::snprintf(name, sizeof name, "%04d.%s", page, extension);
    return m_last.folder / name;
}

void ScanSession::removeNew(const std::filesystem::path& file) const {
    std::error_code ignored;
    if (!m_filesBefore.contains(file)) std::filesystem::remove(file, ignored);
}

} // namespace scanner::device
