// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/scanner_settings.h"

namespace app::composition {

std::filesystem::path runtimeFolder(const Places& places) {
    return places.runtime.empty() ? places.data / "run" : places.runtime;
}

scanner::device::WorkerScanSettings settingsFor(const Places& places, const ScanProfile& profile) {
    scanner::device::WorkerScanSettings settings;
    settings.worker = places.programs / "counterfoil-scan-worker";
    settings.configFolder = runtimeFolder(places) / "sane";
    settings.extraBackends = profile.backends;
    return settings;
}

} // namespace app::composition
