// SPDX-License-Identifier: GPL-3.0-or-later
// Scanners driven by SANE in worker processes: a driver that crashes or hangs costs the page in flight, no
// other. The worker stays open between requests to the same device, and a fresh one follows each error and
// each cancel. One source holds one scanner at a time; several scanners take several sources. As the port
// says: never on the GUI thread, one call at a time.
#pragma once

#include "core/ports/scan_source.h"
#include "scanner/device/departures.h"
#include "scanner/device/scan_session.h"
#include "scanner/device/scan_settings.h"
#include "scanner/device/scanner_finder.h"
#include "scanner/device/scanner_option.h"
#include "scanner/device/trouble_log.h"

#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace scanner::device {

class WorkerScanSource final : public core::ports::ScanSource {
  public:
    // `talk` outlives the source; none: nobody listens.
    explicit WorkerScanSource(WorkerScanSettings settings, core::ports::ScannerTalk* talk = nullptr);
    ~WorkerScanSource() override;

    // Drivers that fail are passed over, unless all of them do. Errors: NoDevice, DriverCrashed, DriverHung
    // ...
    [[nodiscard]] core::base::Result<std::vector<core::ports::ScannerInfo>>
    list(const std::stop_token& stop) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::ScannerInfo>> list(const SearchWatcher& watcher,
                                                                                 const std::stop_token& stop);
    // Waits for a busy scanner (1, 2, 4 s), goes on with standard settings if these are refused, once.
    [[nodiscard]] core::base::Result<core::ports::ScanEnd> scan(const core::ports::ScanRequest& request,
                                                                core::ports::ScanEvents& events,
                                                                const std::stop_token& stop) override;
    [[nodiscard]] int finishStop() override { return m_departures.awaitLeftBehind(); }
    // Every option with its present value. Empty: stopped.
    [[nodiscard]] core::base::Result<std::vector<ScannerOption>> options(const std::string& device,
                                                                         const std::stop_token& stop);
    // Opens it ahead of the first scan: that one starts at once, and the scanner's buttons work.
    [[nodiscard]] core::base::Result<void> standBy(const std::string& device, const std::stop_token& stop);

  private:
    [[nodiscard]] core::base::Result<core::ports::ScanEnd> scanPatiently(core::ports::ScanRequest request,
                                                                         core::ports::ScanEvents& events,
                                                                         const std::stop_token& stop);
    [[nodiscard]] core::base::Result<core::ports::ScanEnd> scanOnce(const core::ports::ScanRequest& request,
                                                                    core::ports::ScanEvents& events,
                                                                    const std::stop_token& stop);
    [[nodiscard]] core::base::Result<Step> ready(const core::ports::ScanRequest& request,
                                                 const std::stop_token& stop);
    [[nodiscard]] core::base::Result<Step> open(const std::string& device, const std::stop_token& stop);
    [[nodiscard]] core::base::Result<Step> openAs(const std::string& device, const std::string& name,
                                                  const std::stop_token& stop);
    [[nodiscard]] core::base::Result<std::string> nameOf(const std::string& device,
                                                         const std::stop_token& stop);
    std::string searchAgain(const std::string& device, const std::stop_token& stop);
    [[nodiscard]] bool countDown(const core::base::Error& error, int seconds, const std::stop_token& stop);
    [[nodiscard]] const Quirk* quirkOf(const std::string& device) const;
    void startIdling();
    void stopIdling();
    void endSession();
    [[nodiscard]] bool goesOn(const core::base::Result<Step>& step) const {
        return step && *step != Step::Stopped && m_session;
    }

    WorkerScanSettings m_settings;
    core::ports::ScannerTalk& m_talk;
    std::vector<core::ports::ScannerInfo> m_known; // from the last list
    TroubleLog m_troubles;
    std::unique_ptr<ScanSession> m_session;
    Departures m_departures;
    std::jthread m_idling; // hears the buttons between two scans
};

} // namespace scanner::device
