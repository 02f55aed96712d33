// SPDX-License-Identifier: GPL-3.0-or-later
// A cleaned page as the picture that is filed: small, and every letter sharp. Any thread, one page at a time
// per thread (about 20 MB beside the page, 50 if coloured marks cover it).
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"
#include "scanner/base/picture.h"
#include "scanner/image/image.h"

#include <string>

namespace scanner::image {

struct EncodedPicture {
    Picture picture;
    std::string bytes; // its parts, one behind the other
};

// Compact: black ink at full resolution over a small evened background, with coloured ink and photos in
// between in their own colours; a plain JPEG where photos fill a quarter of the page or where layers would
// not be smaller. Archive: the page as it is. `page`: 8-bit grey or 32-bit colour. Same page, same bytes.
// Errors: TooLarge (out of memory).
[[nodiscard]] base::Result<EncodedPicture> encodedPicture(const Image& page, int dpi, PictureProfile profile);

} // namespace scanner::image
