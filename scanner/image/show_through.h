// SPDX-License-Identifier: GPL-3.0-or-later
// Print of the other side that shines through the paper: pale, grey, in thin strokes, and nothing darker
// belongs to it. A pencil's stroke has a darker core, a fold or a shaded field is wider, a seal has colour:
// they stay. Any thread.
#pragma once

#include "scanner/image/colour_areas.h"
#include "scanner/image/image.h"
#include "scanner/image/small_copy.h"

namespace scanner::image {

// A bitmap of the small copy's size. `white`: evened, its paper white; `covered`: 1 where ink was taken away.
// Empty if nothing shines through. Throws std::bad_alloc.
Image shownThrough(const SmallCopy& white, const Grid<std::uint8_t>& covered, const ColourAreas& areas);

// Off an evened reading copy. False: there was none. Where much is printed on this side the reading does not
// mind; on a nearly empty page it would take the other side for the text. Throws std::bad_alloc.
bool takeShowThrough(const Image& even, int dpi);

} // namespace scanner::image
