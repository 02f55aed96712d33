// SPDX-License-Identifier: GPL-3.0-or-later
// QR codes on a page. Pure; any thread.
#pragma once

#include <string>
#include <vector>

struct Pix; // Leptonica's

namespace scanner::barcode {

// UTF-8 texts of the QR codes found, each once. `page`: 8-bit grey or 32-bit colour, best at the full
// resolution of the scan: the QR of an identity card has modules of 0.3 mm. Tries the page as it is, then
// halved; then, only where something looks like a code, doubled, with an even background, and without specks.
// Stops at the first rung that finds one. A page without a code costs about as much as one look at it.
std::vector<std::string> readQrCodes(Pix* page);

} // namespace scanner::barcode
