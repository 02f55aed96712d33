// SPDX-License-Identifier: GPL-3.0-or-later
// What the page worker found on a page; the content of NNNN.json. Values; any thread.
#pragma once

#include "core/base/result.h"
#include "scanner/base/marks.h"
#include "scanner/base/picture.h"
#include "scanner/base/words.h"

#include <string>
#include <string_view>
#include <vector>

namespace scanner::pipeline {

struct PageRecord {
    int width_px = 0; // of the cleaned page
    int height_px = 0;
    int dpi = 0;
    Picture picture;                                  // the parts of NNNN.picture
    PictureProfile profile = PictureProfile::Compact; // that it was made for
    int turn_deg = 0;       // clockwise, 0, 90, 180 or 270, that made the page upright
    double skewDegrees = 0; // that was taken out after it
    bool median = false;    // specks were filtered before reading
    bool blank = false;
    double inkShare = 0;           // 0 .. 1, of the page without its margins
    bool card = false;             // a sheet of identity cards at true size: a photo, not to be taken apart
    std::vector<Box> holes;        // punch holes, filled with paper unless marks were to be kept
    std::vector<Streak> streaks;   // of the feeder, in the raw page
    std::vector<CodeOnPage> codes; // each code that was found, so a text may come more than once
    std::vector<CodeOnPage> machineLines; // of cards, as they were read; their check digits hold
    PageText text;
    std::vector<Box> unreadPlaces; // ink that no word explains: a seal, handwriting, a lost line
    std::string engine;            // that read the text: version, data, parameters; empty if none did
    std::string readingKey;        // names the reading: the same key means the same words
    bool readable = true;          // false: filed without text ("could not be read")
    double cleanSeconds = 0;       // times spent, for the bench and the demo's table
    double readSeconds = 0;
};

std::string toJson(const PageRecord& record);
// Errors: PageCode::BatchDamaged.
[[nodiscard]] core::base::Result<PageRecord> pageRecordFromJson(std::string_view text);

} // namespace scanner::pipeline
