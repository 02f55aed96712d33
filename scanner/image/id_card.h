// SPDX-License-Identifier: GPL-3.0-or-later
// Identity cards on a page: found by their shape, cropped, put on one sheet at true size. Any thread.
#pragma once

#include "scanner/image/image.h"

#include <vector>

namespace scanner::image {

// ISO/IEC 7810, size ID-1.
constexpr double kCardWidth_mm = 85.6;
constexpr double kCardHeight_mm = 54.0;

// A card as it lies on the page, in pixels.
struct Card {
    double x = 0; // of its middle
    double y = 0;
    double degrees = 0; // clockwise, -90 .. 90: the turn that brings its long side level
};

// Rectangles of a card's size, within 3 % and the shadow of its edges, at any angle, top to bottom. `page`:
// as scanned, 8 or 32 bit.
std::vector<Card> cardsOn(const Image& page, int dpi);

// The card alone, level, at the page's resolution. Empty only if memory ran out.
Image croppedCard(const Image& page, const Card& card, int dpi);

// An A4 sheet with the cards at true size, the first above the second. `cards`: one or two.
// Empty only if memory ran out.
Image sheetOfCards(const std::vector<Image>& cards, int dpi);

} // namespace scanner::image
