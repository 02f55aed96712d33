// SPDX-License-Identifier: GPL-3.0-or-later
// A scanned page, deskewed and cropped, and what can be said of it without reading. Pure; any thread, one
// page at a time per thread (about 110 MB for A4 colour at 300 dpi).
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"
#include "scanner/base/marks.h"
#include "scanner/base/words.h"
#include "scanner/image/image.h"

#include <filesystem>
#include <vector>

namespace scanner::image {

// The resolution of CleanPage::reading, unless the scan itself is coarser; the second for small print.
constexpr int kReadingDpi = 200;
constexpr int kFineReadingDpi = 300;

// What is known of a page before it is looked at.
struct CleaningWishes {
    int turn_deg = 0;         // clockwise, 0, 90, 180 or 270: taken out before anything is measured
    bool median = false;      // filter specks even if the page does not look noisy
    bool keepMarks = false;   // holes and streaks stay as they were scanned
    std::vector<int> streaks; // columns of the raw page where other pages have streaks
};

// `colour` and `reading` show the same piece of paper, turned by the same angle and cropped alike: a box
// found in `reading` is, times dpi / readingDpi, the box in `colour` (within a pixel of `reading`).
struct CleanPage {
    Image colour;                // cleaned page, 32 bit, or 8 bit grey where the scan had one channel
    Image reading;               // 8-bit grey, even background, red faded: the OCR's input
    int dpi = 0;                 // of `colour`
    int readingDpi = 0;          // of `reading`
    bool card = false;           // a sheet of cards, see id_card.h; set by who made it
    int turn_deg = 0;            // as wished
    double skewDegrees = 0;      // that was taken out, clockwise turns positive; 0: left as it was
    std::vector<Box> holes;      // punch holes in `colour`; filled with paper, unless marks were to be kept
    std::vector<Streak> streaks; // of the feeder, in the raw page
    bool blank = false;          // nothing written, neither black nor coloured
    double inkShare = 0;         // 0 .. 1, of the page without its margins
    bool median = false;         // specks were filtered from `reading`
    bool legible = true; // false: specks everywhere; do not read it, layout analysis would take minutes
};

// Reads a binary PNM file (P4, P5, P6; 8 or 16 bit). Sizes are checked before anything is decoded. `dpi` as
// the scanner promised, 50 .. 2400. Errors: NotAnImage (also: cut short, no such file, dpi out of range),
// TooSmall, TooLarge; args: the file's stem without leading zeros, which is the page number.
[[nodiscard]] base::Result<CleanPage> cleanPage(const std::filesystem::path& rawFile, int dpi,
                                                const CleaningWishes& wishes = {});
// The same for a picture in memory. Errors: TooLarge (memory ran out), NotAnImage (dpi out of range).
[[nodiscard]] base::Result<CleanPage> cleanPicture(Image raw, int dpi, const CleaningWishes& wishes = {});

} // namespace scanner::image
