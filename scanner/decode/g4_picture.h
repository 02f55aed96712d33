// SPDX-License-Identifier: GPL-3.0-or-later
// Bare CCITT G4 data (ITU-T T.6), as PDF files hold them. Any thread.
#pragma once

#include "scanner/image/image.h"

#include <string_view>

namespace scanner::decode {

// 8-bit grey. `isInverted`: black runs are shown white. Empty if the codes do not make such a picture.
image::Image pictureOfG4(std::string_view codes, int width_px, int height_px, bool isInverted);

} // namespace scanner::decode
