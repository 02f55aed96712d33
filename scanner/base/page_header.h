// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a raw page's file: binary PNM whose comment tells what the scanner promised, or which file the
// page comes from:
//
//     # counterfoil page=0007 side=front dpi=300 promised=3508 flags=short
//     # counterfoil page=0007 side=front dpi=212 promised=2480 flags=dpi_guessed origin=5f2c09d1e6a7b384:3:12
//
// Values; any thread.
#pragma once

#include <cstddef>
#include <string>

namespace scanner {

// As many bytes at least, filled up with blanks, so that the head can be written last: the height may be
// unknown till then. Only the head of a page with an origin may be longer.
inline constexpr std::size_t kPageHeaderBytes = 128;

enum class PnmKind { Bitmap = 4, Grey = 5, Colour = 6 };

struct PageHeader {
    PnmKind kind{};
    int page = 0;
    bool isBack = false;
    int dpi = 0;
    int width_px = 0;
    int height_px = 0;
    int linesPromised = 0; // 0: the driver did not know
    bool isShort = false;
    bool dpiGuessed = false;
    std::string origin{}; // "<16 hex digits of the file's SHA-256>:<page>:<pages>"; empty: scanned
};

std::string headerText(const PageHeader& header);

} // namespace scanner
