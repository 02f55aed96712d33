// SPDX-License-Identifier: GPL-3.0-or-later
// Bare CCITT G4 data (ITU-T T.6), the black ink of our own pages, as bits. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace scanner {

struct InkBits {
    int width_px = 0;
    int height_px = 0;
    int rowBytes = 0;
    std::vector<std::uint8_t> bits; // rows of whole bytes, the highest bit leftmost; 1 is black
};

// Nothing if the codes do not make such a picture, or if a side is not within 1 .. 15,000.
std::optional<InkBits> bitsOfG4(std::string_view codes, int width_px, int height_px);

} // namespace scanner
