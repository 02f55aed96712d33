// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a TIFF file, looked up without libtiff, which takes a file that is cut short for one with
// fewer pages. TIFF revision 6.0. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace scanner::decode {

struct TiffDirectory {
    std::uint32_t offset = 0;
    std::uint32_t width_px = 0;
    std::uint32_t height_px = 0;
    bool isSmallCopy = false; // of another page
};

// At most `most` + 1 of them. Nothing if the chain leads out of the file or in a circle, or if picture data
// lie outside.
std::optional<std::vector<TiffDirectory>> tiffDirectories(std::string_view bytes, std::size_t most);

} // namespace scanner::decode
