// SPDX-License-Identifier: GPL-3.0-or-later
// An image in memory, and what every room of the page worker does with one. Any thread, one thread per image.
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"

#include <filesystem>
#include <memory>
#include <string>

struct Pix; // Leptonica's

namespace scanner::image {

// Owns a Leptonica image; the only way images travel between the rooms of the page worker.
struct PixDeleter {
    void operator()(Pix* pix) const;
};
using Image = std::unique_ptr<Pix, PixDeleter>;

// Precondition of all of these: `image` holds a picture.
int widthOf(const Image& image);
int heightOf(const Image& image);

// The samples of an 8-bit image, row by row, one byte each. Empty only if memory ran out.
std::string samplesOf(const Image& grey);

// Aspect kept, not larger than width x height and never larger than it is. Empty only if memory ran out.
Image scaledTo(const Image& image, int width, int height);
// The same to look at, not to measure in: where there are pixels in plenty every fourth is enough.
Image previewOf(const Image& image, int width, int height);

// JPEG, quality 1..100, with the resolution that the image carries. `target` is there whole and fsynced, or
// not at all: written beside it as `target`.part and renamed. Errors: DiskFull (any failed write; args: file
// name).
[[nodiscard]] base::Result<void> writeJpeg(const Image& image, int quality,
                                           const std::filesystem::path& target);

} // namespace scanner::image
