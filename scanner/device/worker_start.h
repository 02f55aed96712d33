// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a scan worker for one driver and greets it. Any thread.
#pragma once

#include "core/base/result.h"
#include "scanner/device/scan_settings.h"
#include "scanner/device/worker_link.h"

#include <memory>
#include <stop_token>
#include <string>

namespace scanner::device {

// `device`: a SANE name, or a driver alone. Nothing in the pointer: stopped. Errors: WorkerMissing,
// DriverHung.
[[nodiscard]] core::base::Result<std::unique_ptr<WorkerLink>>
startWorker(const WorkerScanSettings& settings, const std::string& device, const std::stop_token& stop);

} // namespace scanner::device
