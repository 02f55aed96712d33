// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/worker_scan_source.h"

#include "scanner/device/sane_config.h"
#include "scanner/device/scan_session.h"
#include "scanner/device/worker_link.h"
#include "scanner/device/worker_payloads.h"

#include <algorithm>

#include <pthread.h>

namespace scanner::device {

using core::base::Error;
using core::base::fail;
using core::base::Result;
using core::ports::ScanCode;
using core::ports::ScanEnd;
using core::ports::ScanEvents;
using core::ports::ScannerInfo;
using core::ports::ScanRequest;
using worker::FrameKind;

namespace {

ScanCode codeOf(LinkEnd end) {
    return end == LinkEnd::Hung ? ScanCode::DriverHung : ScanCode::DriverCrashed;
}

// The same device under its new name; nothing if it is gone or cannot be told from a brother.
std::string sameDevice(const ScannerInfo& wanted, const std::vector<ScannerInfo>& now) {
    std::string name;
    for (const auto& info : now) {
        if (info.vendor != wanted.vendor || info.model != wanted.model) continue;
        if (!name.empty()) return {};
        name = info.name;
    }
    return name;
}

} // namespace

WorkerScanSource::WorkerScanSource(WorkerScanSettings settings) : m_settings(std::move(settings)) {}

WorkerScanSource::~WorkerScanSource() {
    endSession();
}

// Nothing in the pointer: stopped.
Result<std::unique_ptr<WorkerLink>> WorkerScanSource::startWorker(SaneConfig config,
                                                                  const std::stop_token& stop) {
    worker::ChildProgram program{m_settings.worker, {}, m_settings.environment};
    program.environment["SANE_CONFIG_DIR"] = config.searchPath();
    std::string why;
    auto child = worker::ChildProcess::start(program, why);
    if (!child) return fail(ScanCode::WorkerMissing, why);
    auto link = std::make_unique<WorkerLink>(std::move(child), std::move(config), m_settings.limits);
    link->ask(FrameKind::Hello, helloPayload());
    const LinkAnswer answer = link->answer(m_settings.limits.hello, stop);
    if (answer.end == LinkEnd::Stopped) return std::unique_ptr<WorkerLink>{};
    if (answer.end == LinkEnd::Hung) return fail(scanError(ScanCode::DriverHung, {}, answer.detail));
    if (answer.end != LinkEnd::Got || answer.frame.kind != FrameKind::Ready) {
        return fail(ScanCode::WorkerMissing, answer.detail);
    }
    return link;
}

Result<std::vector<ScannerInfo>> WorkerScanSource::list(std::stop_token stop) {
    auto found = listBackends(m_settings.onlyBackends, stop);
    if (!found) return found;
    m_known = *found;
    if (found->empty() && !stop.stop_requested()) return fail(ScanCode::NoDevice);
    return found;
}

// In a short-lived worker: libsane does not refresh its list, and a driver may crash while it looks around.
Result<std::vector<ScannerInfo>> WorkerScanSource::listBackends(const std::vector<std::string>& only,
                                                                const std::stop_token& stop) {
    auto config =
        SaneConfig::forList(m_settings.configFolder, m_settings.systemConfig, only, m_settings.extraBackends);
    if (!config) return fail(config.error());
    auto link = startWorker(std::move(*config), stop);
    if (!link) return fail(link.error());
    std::vector<ScannerInfo> found;
    if (!*link) return found;
    (*link)->ask(FrameKind::List, "{}");
    const auto limit = only.empty() ? m_settings.limits.listAll : m_settings.limits.listSome;
    while (true) {
        const LinkAnswer answer = (*link)->answer(limit, stop);
        if (answer.end == LinkEnd::Stopped) return std::vector<ScannerInfo>{};
        if (answer.end != LinkEnd::Got) return fail(scanError(codeOf(answer.end), {}, answer.detail));
        if (answer.frame.kind == FrameKind::ListEnd) return found;
        if (answer.frame.kind == FrameKind::Error) {
            return fail(toError(faultFrom(answer.frame.payload).value_or(DriverFault{}), {}));
        }
        if (auto info = infoFrom(answer.frame.payload)) found.push_back(std::move(*info));
    }
}

Result<ScanEnd> WorkerScanSource::scan(const ScanRequest& request, ScanEvents& events, std::stop_token stop) {
    const auto prepared = ready(request, stop);
    if (!prepared || *prepared == Step::Stopped) {
        endSession();
        return prepared ? Result<ScanEnd>(ScanEnd::Stopped) : fail(prepared.error());
    }
    auto result = m_session->scan(request, events, stop);
    if (m_session->state() != SessionState::Ready) endSession();
    return result;
}

// A worker that died or went deaf while nobody used it is replaced without a word.
Result<Step> WorkerScanSource::ready(const ScanRequest& request, const std::stop_token& stop) {
    if (m_session && m_session->canServe(request)) {
        auto prepared = m_session->prepare(request, stop);
        const bool is_lost = !prepared && (prepared.error().is(ScanCode::DriverCrashed) ||
                                           prepared.error().is(ScanCode::DriverHung));
        if (!is_lost) return prepared;
    }
    auto opened = openOrFindAgain(request.device, stop);
    if (!opened || *opened == Step::Stopped) return opened;
    return m_session->prepare(request, stop);
}

Result<Step> WorkerScanSource::openOrFindAgain(const std::string& device, const std::stop_token& stop) {
    auto opened = openDevice(device, device, stop);
    if (opened || !opened.error().is(ScanCode::DeviceGone)) return opened;
    const std::string name = nameNow(device, stop);
    if (name.empty() || name == device) return opened;
    return openDevice(device, name, stop);
}

Result<Step> WorkerScanSource::openDevice(const std::string& device, const std::string& name,
                                          const std::stop_token& stop) {
    endSession();
    // A scanner that the last worker still holds would answer that it is busy.
    if (m_ending.joinable()) m_ending.join();
    auto config = SaneConfig::forDevice(m_settings.configFolder, m_settings.systemConfig, name);
    if (!config) return fail(config.error());
    auto link = startWorker(std::move(*config), stop);
    if (!link) return fail(link.error());
    if (!*link) return Step::Stopped;
    m_session = std::make_unique<ScanSession>(std::move(*link), m_settings.limits, device);
    return m_session->open(name, stop);
}

// USB names change with each replugging; maker and model stay.
std::string WorkerScanSource::nameNow(const std::string& device, const std::stop_token& stop) {
    const auto known = std::find_if(m_known.begin(), m_known.end(),
                                    [&device](const ScannerInfo& info) { return info.name == device; });
    if (known == m_known.end()) return {};
    const auto found = listBackends({backendOf(device)}, stop);
    return found ? sameDevice(*known, *found) : std::string{};
}

// The worker gets its time to let the scanner go; nobody waits for that but the next worker.
void WorkerScanSource::endSession() {
    if (!m_session) return;
    m_ending = std::jthread([session = std::move(m_session), grace = m_settings.limits.stopProcess] {
        pthread_setname_np(pthread_self(), "scan-ending");
        session->close(grace);
    });
}

} // namespace scanner::device
