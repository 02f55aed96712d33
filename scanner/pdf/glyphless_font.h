// SPDX-License-Identifier: GPL-3.0-or-later
// A TrueType font without outlines: its two glyphs draw nothing and are half an em wide. It carries the
// invisible text, so a file needs one small font whatever it says. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace scanner::pdf {

inline constexpr std::string_view kGlyphlessName = "CounterfoilGlyphless";
inline constexpr int kUnitsPerEm = 1000;
inline constexpr int kGlyphWidth = 500; // in units per em
inline constexpr int kGlyph = 1;        // the glyph that every character is shown with; 0 is ".notdef"

// Always the same bytes, under 1 KB.
std::string glyphlessFont();

} // namespace scanner::pdf
