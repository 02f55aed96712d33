// SPDX-License-Identifier: GPL-3.0-or-later
// Codes on a page. Pure; any thread.
#pragma once

#include "scanner/base/words.h"

#include <vector>

struct Pix; // Leptonica's

namespace scanner::barcode {

// The QR codes found, at any angle, each with its text in UTF-8 and its box on the page; a text that stands
// on the page twice comes twice. `page`: 8-bit grey or 32-bit colour, best at the full resolution of the
// scan: the QR of an identity card has modules of 0.3 mm. The whole page is looked at as it is and, if that
// finds none, halved; then places that look like a code and gave none yet, enlarged, evened, without specks,
// and with a second engine. The dear looks are bounded in pixels, so a page without a code costs about two
// looks at it.
std::vector<CodeOnPage> readQrCodes(Pix* page);
// The same with Code 128 and Code 39 (of four signs or more).
std::vector<CodeOnPage> readAllCodes(Pix* page);

} // namespace scanner::barcode
