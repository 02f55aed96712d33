// SPDX-License-Identifier: GPL-3.0-or-later
// Where scan workers find what they need. Values.
#pragma once

#include "scanner/device/quirks.h"
#include "scanner/device/scan_limits.h"
#include "scanner/device/usb_places.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace scanner::device {

struct WorkerScanSettings {
    std::filesystem::path worker;       // counterfoil-scan-worker
    std::filesystem::path configFolder; // private SANE configurations; best in a runtime folder
    std::filesystem::path systemConfig = "/etc/sane.d";
    std::vector<std::string> extraBackends; // listed, too: drivers that the system's dll.conf leaves out
    std::vector<std::string> onlyBackends;  // not empty: nothing else is listed
    std::map<std::string, std::string> environment; // of the worker
    UsbPlaces usb;
    std::vector<Quirk> quirks = knownQuirks();
    ScanLimits limits;
};

} // namespace scanner::device
