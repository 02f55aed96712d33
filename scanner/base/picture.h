// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of a cleaned page as it goes into the file: one JPEG, or layers drawn one over the other.
// Values; any thread.
#pragma once

#include "scanner/base/words.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace scanner {

// What is kept of a page.
enum class PictureProfile {
    Compact, // layers where they serve the page, else a JPEG
    Archive, // the whole page as one JPEG of high quality
};

std::string_view nameOf(PictureProfile profile);
std::optional<PictureProfile> pictureProfileFrom(std::string_view name);

// One encoded image; where it lies in the page's picture file.
struct EncodedPart {
    int width_px = 0;
    int height_px = 0;
    std::int64_t offset = 0;
    std::int64_t bytes = 0;

    [[nodiscard]] bool exists() const { return bytes > 0; }
    bool operator==(const EncodedPart&) const = default;
};

// With a JPEG: the JPEG, shown where the stencil is set, or everywhere if there is none. A stencil alone is
// black ink. A layer may reach beyond the page by less than one of its own pixels.
struct Layer {
    Box area;            // on the page
    EncodedPart jpeg;    // baseline, RGB or grey
    EncodedPart stencil; // CCITT G4, black where it is set

    bool operator==(const Layer&) const = default;
};

// In the order in which they are drawn.
struct Picture {
    std::vector<Layer> layers;

    bool operator==(const Picture&) const = default;
};

} // namespace scanner
