// SPDX-License-Identifier: GPL-3.0-or-later
// One look at a picture by one of the two engines. Any thread.
#pragma once

#include "scanner/base/words.h"

#include <utility>
#include <vector>

struct Pix; // Leptonica's

namespace scanner::barcode {

// Codes with valid UTF-8 texts; boxes in pixels of `grey` (8 bit). A picture that the engine cannot digest
// holds none.
std::vector<CodeOnPage> qrByZxing(Pix* grey);
std::vector<CodeOnPage> qrByZbar(Pix* grey);
// Code 128 and Code 39. By zbar alone: zxing-cpp 1.4 ends the program (an assertion) where two bar codes lie
// on one page.
std::vector<CodeOnPage> linearByZbar(Pix* grey);

// The least box that holds all points.
Box boxAround(const std::vector<std::pair<int, int>>& points);

} // namespace scanner::barcode
