// SPDX-License-Identifier: GPL-3.0-or-later
// From the lines of a driver to the rows of a PNM file with 8 bits or 1. Pure functions; any thread.
#pragma once

#include "scanner/base/page_header.h"
#include "scanner/sane/device.h"

#include <cstdint>
#include <span>
#include <string>

namespace scanner::sane {

inline constexpr int kLongestSide_px = 15'000;
inline constexpr std::int64_t kMostPageBytes = 400LL * 1000 * 1000;

using scanner::PnmKind;

PnmKind pnmKindOf(const FrameParameters& parameters);
// Bytes that a line needs at least; drivers may pad it.
std::int64_t neededLineBytes(const FrameParameters& parameters);
// TooLarge, or NotAnImage for numbers that make no picture. `frames`: 3 for a page in three passes.
[[nodiscard]] Outcome<void> checkParameters(const FrameParameters& parameters, int frames);

// Appends one row. Grey or Rgb. 16-bit samples are in the byte order of this machine (SANE); 1 bit: 1 is
// black when Grey, full light when Rgb.
void appendRow(const FrameParameters& parameters, std::span<const std::uint8_t> line, std::string& out);
// Appends one row of a single-colour pass, one byte a sample.
void appendSamples(const FrameParameters& parameters, std::span<const std::uint8_t> line, std::string& out);

} // namespace scanner::sane
