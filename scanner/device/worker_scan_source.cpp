// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/worker_scan_source.h"

#include "scanner/device/device_identity.h"
#include "scanner/device/scan_errors.h"
#include "scanner/device/worker_start.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>

#include <pthread.h>

namespace scanner::device {

using core::base::Error;
using core::base::fail;
using core::base::Result;
using core::ports::ScanCode;
using core::ports::ScanEnd;
using core::ports::ScanEvents;
using core::ports::ScannedPage;
using core::ports::ScannerInfo;
using core::ports::ScannerTalk;
using core::ports::ScanRequest;
using core::ports::ScanWait;

namespace {

// How long a busy scanner is waited for before the clerk has to press a key.
constexpr std::array kTries_s{1, 2, 4};
constexpr int kStandardDpi = 300;

ScannerTalk& silence() {
    static ScannerTalk nobody;
    return nobody;
}

// Counts the pages on their way to the counter and marks what this model does otherwise.
class CountedEvents final : public ScanEvents {
  public:
    CountedEvents(ScanEvents& events, const Quirk* quirk) : m_events(events), m_quirk(quirk) {}

    [[nodiscard]] int pages() const { return m_pages; }

    void pageBegun(int number) override { m_events.pageBegun(number); }
    void progress(int number, int percent) override { m_events.progress(number, percent); }
    [[nodiscard]] Result<void> pageDone(const ScannedPage& page) override {
        ScannedPage marked = page;
        if (m_quirk) {
            marked.quirk = m_quirk->name;
            marked.isUpsideDown = page.isBack && m_quirk->backIsUpsideDown;
        }
        auto kept = m_events.pageDone(marked);
        if (kept) ++m_pages;
        return kept;
    }

  private:
    ScanEvents& m_events;
    const Quirk* m_quirk;
    int m_pages = 0;
};

bool isBusy(const Error& error) {
    return error.is(ScanCode::Busy) || error.is(ScanCode::WarmingUp);
}

ScanRequest withQuirk(ScanRequest request, const Quirk* quirk) {
    if (quirk) request.options.insert(quirk->options.begin(), quirk->options.end());
    return request;
}

ScanRequest withStandardSettings(ScanRequest request) {
    const ScanRequest standard;
    request.options.clear();
    request.dpi = std::min(request.dpi, kStandardDpi);
    request.paperWidth_mm = standard.paperWidth_mm;
    request.paperHeight_mm = standard.paperHeight_mm;
    request.detectsMultiFeed = false;
    request.skipsBlank = false;
    return request;
}

} // namespace

WorkerScanSource::WorkerScanSource(WorkerScanSettings settings, ScannerTalk* talk)
    : m_settings(std::move(settings)), m_talk(talk ? *talk : silence()) {
    SaneConfig::clearLeftovers(m_settings.configFolder);
}

WorkerScanSource::~WorkerScanSource() {
    stopIdling();
    endSession();
}

Result<std::vector<ScannerInfo>> WorkerScanSource::list(const std::stop_token& stop) {
    return list(SearchWatcher{}, stop);
}

Result<std::vector<ScannerInfo>> WorkerScanSource::list(const SearchWatcher& watcher,
                                                        const std::stop_token& stop) {
    Found found = findScanners(m_settings, {}, watcher, stop);
    m_known = found.scanners;
    if (!found.scanners.empty() || stop.stop_requested()) return std::move(found.scanners);
    if (found.troubles.empty()) return fail(ScanCode::NoDevice);
    if (found.troubles.size() == found.asked) return fail(found.troubles.front());
    return fail(ScanCode::NoDevice, found.troubles.front().detail);
}

Result<ScanEnd> WorkerScanSource::scan(const ScanRequest& request, ScanEvents& events,
                                       const std::stop_token& stop) {
    stopIdling();
    auto result = scanPatiently(request, events, stop);
    if (result) {
        m_troubles.wentWell(request.device);
    } else {
        result = fail(m_troubles.judged(request.device, result.error(), std::chrono::steady_clock::now()));
    }
    startIdling();
    return result;
}

Result<ScanEnd> WorkerScanSource::scanPatiently(ScanRequest request, ScanEvents& events,
                                                const std::stop_token& stop) {
    const Quirk* const quirk = quirkOf(request.device);
    CountedEvents counted(events, quirk);
    const int first = request.firstPage;
    const int most = request.mostPages;
    std::size_t tries = 0;
    bool is_standard = false;
    while (true) {
        const int before = counted.pages();
        auto result = scanOnce(withQuirk(request, quirk), counted, stop);
        if (counted.pages() > before) tries = 0;
        request.firstPage = first + counted.pages();
        if (most > 0) request.mostPages = most - counted.pages();
        if (most > 0 && request.mostPages == 0) return result ? result : ScanEnd::Enough;

        if (result) {
            const bool may_go_on = *result == ScanEnd::FeederEmpty && quirk && quirk->saysEmptyTooEarly;
            if (!may_go_on || counted.pages() == before) return result;
        } else if (result.error().is(ScanCode::FeederEmpty) && counted.pages() > 0) {
            return ScanEnd::FeederEmpty;
        } else if (isBusy(result.error()) && tries < kTries_s.size()) {
            if (!countDown(result.error(), kTries_s[tries++], stop)) return ScanEnd::Stopped;
        } else if (result.error().is(ScanCode::SettingsRefused) && !is_standard) {
            is_standard = true;
            request = withStandardSettings(std::move(request));
            m_talk.standardSettingsUsed();
        } else {
            return result;
        }
    }
}

Result<ScanEnd> WorkerScanSource::scanOnce(const ScanRequest& request, ScanEvents& events,
                                           const std::stop_token& stop) {
    const auto prepared = ready(request, stop);
    if (!goesOn(prepared)) {
        endSession();
        return prepared ? Result<ScanEnd>(ScanEnd::Stopped) : fail(prepared.error());
    }
    auto result = m_session->scan(request, events, stop);
    if (m_session->state() != SessionState::Ready) endSession();
    return result;
}

// False: stopped.
bool WorkerScanSource::countDown(const Error& error, int seconds, const std::stop_token& stop) {
    const auto why = error.is(ScanCode::Busy) ? ScanWait::Busy : ScanWait::WarmingUp;
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    for (int left = seconds; left > 0; --left) {
        m_talk.waiting(why, left);
        never.wait_for(lock, stop, m_settings.limits.second, [] { return false; });
        if (stop.stop_requested()) return false;
    }
    m_talk.waiting(why, 0);
    return true;
}

// A worker that died or went deaf while nobody used it is replaced without a word.
Result<Step> WorkerScanSource::ready(const ScanRequest& request, const std::stop_token& stop) {
    if (m_session && m_session->canServe(request)) {
        auto prepared = m_session->prepare(request, stop);
        const bool is_lost = !prepared && (prepared.error().is(ScanCode::DriverCrashed) ||
                                           prepared.error().is(ScanCode::DriverHung));
        if (!is_lost) return prepared;
    }
    auto opened = open(request.device, stop);
    if (!goesOn(opened)) return opened;
    return m_session->prepare(request, stop);
}

// A name that went stale is looked for once.
Result<Step> WorkerScanSource::open(const std::string& device, const std::stop_token& stop) {
    const auto name = nameOf(device, stop);
    if (!name) return fail(name.error());
    auto opened = openAs(device, *name, stop);
    if (opened || !opened.error().is(ScanCode::DeviceGone)) return opened;
    const std::string now = searchAgain(device, stop);
    if (now.empty() || now == *name) return opened;
    return openAs(device, now, stop);
}

// What SANE calls it now, as far as is known. A USB name may belong to another scanner by now.
Result<std::string> WorkerScanSource::nameOf(const std::string& device, const std::stop_token& stop) {
    if (!DeviceIdentity::parse(device)) return device;
    const auto known = std::find_if(m_known.begin(), m_known.end(),
                                    [&device](const ScannerInfo& info) { return info.id == device; });
    const bool is_still_it = known != m_known.end() && identityOf(*known, m_settings.usb).text() == device;
    if (is_still_it) return known->name;
    std::string name = searchAgain(device, stop);
    if (name.empty() && !stop.stop_requested())
        return fail(scanError(ScanCode::DeviceGone, {labelOf(device), 1, 0}, device));
    return name;
}

std::string WorkerScanSource::searchAgain(const std::string& device, const std::stop_token& stop) {
    auto wanted = DeviceIdentity::parse(device);
    const auto known = std::find_if(m_known.begin(), m_known.end(),
                                    [&device](const ScannerInfo& info) { return info.name == device; });
    if (!wanted && known != m_known.end()) wanted = DeviceIdentity::parse(known->id);
    if (!wanted) return {};
    const Found found = findScanners(m_settings, {wanted->backend}, {}, stop);
    const ScannerInfo* same = sameDevice(*wanted, found.scanners, m_known);
    return same ? same->name : std::string{};
}

Result<Step> WorkerScanSource::openAs(const std::string& device, const std::string& name,
                                      const std::stop_token& stop) {
    endSession();
    // A scanner that the last worker still holds would answer that it is busy.
    if (stop.stop_requested() || !m_departures.awaitAll(stop)) return Step::Stopped;
    auto link = startWorker(m_settings, name, stop);
    if (!link) return fail(link.error());
    if (!*link) return Step::Stopped;
    const Quirk* const quirk = quirkOf(device);
    m_session = std::make_unique<ScanSession>(std::move(*link), m_settings.limits, device, m_talk);
    return m_session->open(quirk && quirk->opensWithoutPath ? backendOf(name) : name,
                           !quirk || !quirk->noButtons, stop);
}

Result<std::vector<ScannerOption>> WorkerScanSource::options(const std::string& device,
                                                             const std::stop_token& stop) {
    stopIdling();
    const auto opened = open(device, stop);
    if (!goesOn(opened)) {
        endSession();
        if (!opened) return fail(opened.error());
        return std::vector<ScannerOption>{};
    }
    auto found = m_session->options();
    startIdling();
    return found;
}

Result<void> WorkerScanSource::standBy(const std::string& device, const std::stop_token& stop) {
    stopIdling();
    if (m_session && m_session->holds(device)) {
        startIdling();
        return {};
    }
    const auto opened = options(device, stop);
    if (!opened) return fail(opened.error());
    return {};
}

const Quirk* WorkerScanSource::quirkOf(const std::string& device) const {
    const auto known = std::find_if(m_known.begin(), m_known.end(),
                                    [&device](const ScannerInfo& info) { return info.name == device; });
    const auto identity = DeviceIdentity::parse(known == m_known.end() ? device : known->id);
    return quirkFor(identity.value_or(DeviceIdentity{backendOf(device), {}, {}, {}, {}}), m_settings.quirks);
}

void WorkerScanSource::startIdling() {
    if (!m_session || m_session->state() != SessionState::Ready || !m_session->hasButtons()) return;
    m_idling = std::jthread([this](const std::stop_token& stop) {
        pthread_setname_np(pthread_self(), "scan-buttons");
        m_session->watchButtons(stop);
    });
}

void WorkerScanSource::stopIdling() {
    m_idling = {};
}

// The worker gets its time to let the scanner go; nobody waits for that but the next worker.
void WorkerScanSource::endSession() {
    if (m_session) m_departures.add(std::move(m_session), m_settings.limits.stopProcess);
}

} // namespace scanner::device
