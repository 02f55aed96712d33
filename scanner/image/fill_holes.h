// SPDX-License-Identifier: GPL-3.0-or-later
// Gives places of unknown value the values around them: paper under ink, ink beside ink. Any thread.
#pragma once

#include "scanner/image/grid.h"

namespace scanner::image {

// Where `known` is 0, values become the mean of known ones nearby, smoothly. Nothing known: nothing changes.
// Both are of one size. Throws std::bad_alloc.
void fillHoles(Grid<float>& values, const Grid<std::uint8_t>& known);
void fillHoles(Grid<Rgb>& values, const Grid<std::uint8_t>& known);

} // namespace scanner::image
