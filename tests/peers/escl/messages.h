// SPDX-License-Identifier: GPL-3.0-or-later
// The XML of eSCL (Mopria's specification, 2.x), as far as drivers ask for it. Pure functions; any thread.
#pragma once

#include <string>

namespace peers::escl {

inline constexpr char kModel[] = "eSCL";
inline constexpr char kMakeAndModel[] = "Counterfoil eSCL";
inline constexpr char kUuid[] = "3f2c7a10-5d4e-4b7a-9d57-0c0f0e5c1e51";
// Of the glass and the feeder, in 1/300 inch: a little more than A4.
inline constexpr int kWidestRegion = 2550;
inline constexpr int kLongestRegion = 3544;

struct ScanSettings {
    bool isFeeder = false;
    bool isDuplex = false;
    bool isColour = true;
    int dpi = 300;
    int width = kWidestRegion; // in 1/300 inch
    int height = kLongestRegion;

    [[nodiscard]] int width_px() const { return width * dpi / 300; }
    [[nodiscard]] int height_px() const { return height * dpi / 300; }
};

std::string capabilitiesXml();
// `state` "Idle" or "Processing"; `adf_state` as "ScannerAdfLoaded".
std::string statusXml(const std::string& state, const std::string& adf_state);
// What is not said keeps its standard value.
ScanSettings settingsFrom(const std::string& xml);

} // namespace peers::escl
