// SPDX-License-Identifier: GPL-3.0-or-later
// Where a scanner's worker and its private SANE configuration lie. A value; any thread.
#pragma once

#include "app/composition/places.h"
#include "app/composition/scan_profile.h"
#include "scanner/device/scan_settings.h"

namespace app::composition {

// `places.runtime`, else a folder in the data folder.
std::filesystem::path runtimeFolder(const Places& places);
scanner::device::WorkerScanSettings settingsFor(const Places& places, const ScanProfile& profile);

} // namespace app::composition
