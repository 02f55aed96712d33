// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/worker_start.h"

#include "scanner/device/scan_errors.h"
#include "scanner/device/worker_payloads.h"

namespace scanner::device {

using core::base::fail;
using core::base::Result;
using core::ports::ScanCode;
using worker::FrameKind;

Result<std::unique_ptr<WorkerLink>> startWorker(const WorkerScanSettings& settings, const std::string& device,
                                                const std::stop_token& stop) {
    auto config = SaneConfig::forDevice(settings.configFolder, settings.systemConfig, device);
    if (!config) return fail(config.error());
    worker::ChildProgram program{settings.worker, {}, settings.environment};
    program.environment["SANE_CONFIG_DIR"] = config->searchPath();
    std::string why;
    auto child = worker::ChildProcess::start(program, why);
    if (!child) return fail(ScanCode::WorkerMissing, why);
    auto link = std::make_unique<WorkerLink>(std::move(child), std::move(*config), settings.limits);
    link->ask(FrameKind::Hello, helloPayload());
    const LinkAnswer answer = link->answer(settings.limits.hello, stop);
    if (answer.end == LinkEnd::Stopped) return std::unique_ptr<WorkerLink>{};
    if (answer.end == LinkEnd::Hung) return fail(scanError(ScanCode::DriverHung, {}, answer.detail));
    if (answer.end != LinkEnd::Got || answer.frame.kind != FrameKind::Ready) {
        return fail(ScanCode::WorkerMissing, answer.detail);
    }
    return link;
}

} // namespace scanner::device
