// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/quirks.h"

#include <algorithm>

namespace scanner::device {

std::vector<Quirk> knownQuirks() {
    Quirk wf3520{"epson-wf-3520-backs", "airscan", "", "EPSON WF-3520",
                 "turns the sheet over and reads it bottom first (sane-airscan#354)"};
    wf3520.backIsUpsideDown = true;
    Quirk xp7100{"epson-xp-7100-backs", "airscan", "", "EPSON XP-7100", "as the WF-3520 (sane-airscan#354)"};
    xp7100.backIsUpsideDown = true;
    Quirk wf2930{
        "epson-wf-2930-early-end", "airscan", "", "EPSON WF-2930",
        "says \"processing\" between sheets, which the driver takes for empty (sane-airscan#357, #385)"};
    wf2930.saysEmptyTooEarly = true;
    Quirk pds{"brother-pds-path", "brother_pdsseries", "", "",
              "answers INVAL to the names that it lists, opens the only scanner there is (naps2#718)"};
    pds.opensWithoutPath = true;
    return {wf3520, xp7100, wf2930, pds};
}

const Quirk* quirkFor(const DeviceIdentity& device, const std::vector<Quirk>& quirks) {
    const auto found = std::find_if(quirks.begin(), quirks.end(), [&device](const Quirk& quirk) {
        return device.backend == quirk.backend && device.vendor.starts_with(quirk.vendor) &&
               device.model.starts_with(quirk.model);
    });
    return found == quirks.end() ? nullptr : &*found;
}

} // namespace scanner::device
