// SPDX-License-Identifier: GPL-3.0-or-later
// Scanners driven by SANE in worker processes: a driver that crashes or hangs costs the page in flight, no
// other. The worker stays open between requests to the same device, and a fresh one follows each error and
// each cancel. As the port says: never on the GUI thread, one call at a time.
#pragma once

#include "core/ports/scan_source.h"
#include "scanner/device/scan_limits.h"
#include "scanner/device/scan_session.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace scanner::device {

struct WorkerScanSettings {
    std::filesystem::path worker;       // counterfoil-scan-worker
    std::filesystem::path configFolder; // private SANE configurations; best in a runtime folder
    std::filesystem::path systemConfig = "/etc/sane.d";
    std::vector<std::string> extraBackends; // listed, too: drivers that the system's dll.conf leaves out
    std::vector<std::string> onlyBackends;  // not empty: nothing else is listed
    std::map<std::string, std::string> environment; // of the worker
    ScanLimits limits;
};

class WorkerScanSource final : public core::ports::ScanSource {
  public:
    explicit WorkerScanSource(WorkerScanSettings settings);
    ~WorkerScanSource() override;

    [[nodiscard]] core::base::Result<std::vector<core::ports::ScannerInfo>>
    list(std::stop_token stop) override;
    [[nodiscard]] core::base::Result<core::ports::ScanEnd> scan(const core::ports::ScanRequest& request,
                                                                core::ports::ScanEvents& events,
                                                                std::stop_token stop) override;

  private:
    [[nodiscard]] core::base::Result<std::unique_ptr<WorkerLink>> startWorker(SaneConfig config,
                                                                              const std::stop_token& stop);
    core::base::Result<std::vector<core::ports::ScannerInfo>>
    listBackends(const std::vector<std::string>& only, const std::stop_token& stop);
    [[nodiscard]] core::base::Result<Step> ready(const core::ports::ScanRequest& request,
                                                 const std::stop_token& stop);
    [[nodiscard]] core::base::Result<Step> openOrFindAgain(const std::string& device,
                                                           const std::stop_token& stop);
    [[nodiscard]] core::base::Result<Step> openDevice(const std::string& device, const std::string& name,
                                                      const std::stop_token& stop);
    std::string nameNow(const std::string& device, const std::stop_token& stop);
    void endSession();

    WorkerScanSettings m_settings;
    std::vector<core::ports::ScannerInfo> m_known; // from the last list
    std::unique_ptr<ScanSession> m_session;
    std::jthread m_ending; // waits for a worker that is on its way out
};

} // namespace scanner::device
