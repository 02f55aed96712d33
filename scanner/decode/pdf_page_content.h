// SPDX-License-Identifier: GPL-3.0-or-later
// What a page's content stream puts where (ISO 32000-1, annex A). One thread.
#pragma once

#include <optional>
#include <string>

class QPDFPageObjectHelper;

namespace scanner::decode {

// In points of the page's own space.
struct PlacedPicture {
    std::string name; // of the resource
    double left = 0;
    double bottom = 0;
    double width = 0;
    double height = 0;
};

// Nothing if the page draws anything else, or puts the picture askew. Throws what libqpdf throws.
std::optional<PlacedPicture> onlyPictureOn(QPDFPageObjectHelper& page);

} // namespace scanner::decode
