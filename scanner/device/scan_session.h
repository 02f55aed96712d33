// SPDX-License-Identifier: GPL-3.0-or-later
// One scanner, opened in a worker of its own, until the first error or cancel: no handle survives those, a
// fresh session has to be opened then. One thread at a time.
#pragma once

#include "core/ports/scan_source.h"
#include "scanner/device/scan_errors.h"
#include "scanner/device/scanner_option.h"
#include "scanner/device/worker_link.h"

#include <filesystem>
#include <memory>
#include <set>
#include <stop_token>
#include <string>

namespace scanner::device {

enum class SessionState { Found, Opening, Ready, Scanning, Stopping, Lost };
enum class Step { Done, Stopped };

class ScanSession {
  public:
    // `device` as requests name it.
    ScanSession(std::unique_ptr<WorkerLink> link, ScanLimits limits, std::string device,
                core::ports::ScannerTalk& talk);

    // `name` as the system names the device now. Errors as in core::ports::ScanSource.
    [[nodiscard]] core::base::Result<Step> open(const std::string& name, bool polls_buttons,
                                                const std::stop_token& stop);
    // As they were when the scanner was opened.
    [[nodiscard]] const std::vector<ScannerOption>& options() const { return m_options; }
    [[nodiscard]] bool hasButtons() const { return m_hasButtons; }
    // Tells pressed buttons until `stop` or the end of the worker. Between scans.
    void watchButtons(const std::stop_token& stop);
    // Puts the options; then `scan` with the same request.
    [[nodiscard]] core::base::Result<Step> prepare(const core::ports::ScanRequest& wanted,
                                                   const std::stop_token& stop);
    [[nodiscard]] core::base::Result<core::ports::ScanEnd> scan(const core::ports::ScanRequest& wanted,
                                                                core::ports::ScanEvents& events,
                                                                const std::stop_token& stop);

    [[nodiscard]] SessionState state() const { return m_state; }
    [[nodiscard]] bool holds(const std::string& device) const {
        return m_state == SessionState::Ready && device == m_device;
    }
    // Ready for it, and no option stays behind from the last request that this one does not set.
    [[nodiscard]] bool canServe(const core::ports::ScanRequest& request) const;
    // Ends the worker: by itself within the grace, else SIGKILL. The last call. Answers as
    // core::ports::ScanSource::finishStop().
    int close(std::chrono::milliseconds grace);

  private:
    [[nodiscard]] core::base::Result<Step> request(worker::FrameKind question, std::string payload,
                                                   worker::FrameKind wanted, std::chrono::milliseconds limit,
                                                   const std::stop_token& stop);
    void answerLogin(const std::string& payload, const std::stop_token& stop);
    core::base::Error lost(const LinkAnswer& answer);
    core::base::Error faulted(const worker::Frame& frame);
    core::base::Error broken();
    [[nodiscard]] core::base::Result<void> deliver(const worker::Frame& frame,
                                                   core::ports::ScanEvents& events);
    bool announce(const worker::Frame& frame, core::ports::ScanEvents& events);
    void noteBegun(const worker::Frame& frame);
    [[nodiscard]] int leftBehind() const;
    [[nodiscard]] std::filesystem::path fileOf(int page, const char* extension) const;
    void removeNew(const std::filesystem::path& file) const;
    [[nodiscard]] core::base::Result<core::ports::ScanEnd> ended(const worker::Frame& frame);
    [[nodiscard]] core::base::Result<core::ports::ScanEnd> stopNow(core::ports::ScanEvents& events);
    void rememberFiles();

    std::unique_ptr<WorkerLink> m_link;
    ScanLimits m_limits;
    SessionState m_state = SessionState::Found;
    std::string m_device;
    core::ports::ScannerTalk& m_talk;
    std::vector<ScannerOption> m_options;
    bool m_hasButtons = false;
    bool m_askedLogin = false;
    worker::Frame m_answer; // of the last request with one answer
    PaperPlace m_place;
    int m_promisedLines = 0; // of the page in flight
    int m_begun = 0;         // the last page that has begun
    bool m_drawsPaper = false;
    core::ports::ScanRequest m_last;
    std::set<std::filesystem::path> m_filesBefore; // of the folder, when the last request came
};

} // namespace scanner::device
