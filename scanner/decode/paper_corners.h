// SPDX-License-Identifier: GPL-3.0-or-later
// Where the four corners of a sheet lie on a photo. Pure; any thread.
#pragma once

#include "scanner/image/image.h"

#include <array>
#include <optional>

namespace scanner::decode {

struct Point {
    double x = 0;
    double y = 0;
};

// Clockwise from the top left one, in pixels of the photo.
using Corners = std::array<Point, 4>;

// Nothing where no sheet stands out, or where it fills the photo.
std::optional<Corners> paperCorners(const image::Image& photo);

} // namespace scanner::decode
