// SPDX-License-Identifier: GPL-3.0-or-later
// Thin lines that a speck on the feeder's glass draws down every page. Any thread.
#pragma once

#include "scanner/base/marks.h"
#include "scanner/image/image.h"

#include <vector>

namespace scanner::image {

// Lines of any dark colour, at most 0.25 mm wide, over more than 80 % of the height, that run into the upper
// or the lower edge of the scan; frames of forms do not. `raw`: 8 or 32 bit, not turned.
std::vector<Streak> streaksOn(const Image& raw, int dpi);

// Paints the streak over with what stands on both sides of it, so that strokes of text go on through it.
void removeStreak(Image& raw, const Streak& streak);

} // namespace scanner::image
