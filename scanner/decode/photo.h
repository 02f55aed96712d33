// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet of paper on a photo, made flat. Pure; any thread.
#pragma once

#include "scanner/image/image.h"

namespace scanner::decode {

// The sheet is the lightest large region with four straight sides and something darker around it: it is cut
// out, its perspective taken out, light and shadow made even. A photo without such a region stays whole; it
// is evened only if it is known to come from a camera. Empty only if memory ran out.
image::Image paperOnPhoto(image::Image photo, bool fromCamera);

} // namespace scanner::decode
