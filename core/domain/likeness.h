// SPDX-License-Identifier: GPL-3.0-or-later
// How alike two texts are when one of them was read by OCR. Pure functions; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace core::domain {

// Folded letters and digits without blanks: OCR loses and invents both accents and blanks, and printers space
// titles out.
std::string compact(std::string_view text);

// Levenshtein distance in bytes, or limit + 1 as soon as it must be larger: work grows with the limit.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit);

// Least distance of `wanted` to any part of `text`.
std::size_t distanceInside(std::string_view wanted, std::string_view text);

} // namespace core::domain
