// SPDX-License-Identifier: GPL-3.0-or-later
// Holes that a punch left, seen as dark disks. Any thread.
#pragma once

#include "scanner/image/image.h"

#include <vector>

namespace scanner::image {

// In pixels of the image it was found on.
struct Disk {
    double x = 0; // of its middle
    double y = 0;
    double diameter = 0;

    [[nodiscard]] Disk times(double factor) const { return {x * factor, y * factor, diameter * factor}; }
};

// Filled round spots, 4 to 8 mm across, darker than three quarters of the paper. `plain`: grey copy as
// scanned.
std::vector<Disk> roundSpotsOn(const Image& plain, int dpi);

// Near enough to an edge of the page, 20 mm, to be a hole for a binder.
bool isPunchHole(const Disk& spot, int width_px, int height_px, int dpi);

// Covers the disk with the colour of the paper around it.
void fillWithPaper(Image& page, const Disk& hole);

} // namespace scanner::image
