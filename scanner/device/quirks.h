// SPDX-License-Identifier: GPL-3.0-or-later
// What single models do otherwise than the rest: one row a model, each with its reason. Values; any thread.
#pragma once

#include "scanner/device/device_identity.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace scanner::device {

struct Quirk {
    std::string_view name; // pages tell it
    // Whose it is: the driver, and the beginnings of maker and model; an empty one fits all.
    std::string_view backend;
    std::string_view vendor;
    std::string_view model;
    std::string_view reason; // with its source

    bool backIsUpsideDown = false;
    bool saysEmptyTooEarly = false;               // one more start tells whether the feeder is really empty
    bool opensWithoutPath = false;                // the driver refuses the names that it lists
    bool noButtons = false;                       // asking for them costs too much
    std::map<std::string, std::string> options{}; // win over the matching of values
};

std::vector<Quirk> knownQuirks();

// The first that fits; nullptr: a scanner like others.
const Quirk* quirkFor(const DeviceIdentity& device, const std::vector<Quirk>& quirks);

} // namespace scanner::device
