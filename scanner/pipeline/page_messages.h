// SPDX-License-Identifier: GPL-3.0-or-later
// What the counter and the page worker say to each other about a page; JSON in the frames of scanner/worker.
// Values; any thread.
#pragma once

#include "core/base/error.h"
#include "scanner/base/opened_file.h"
#include "scanner/base/picture.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace scanner::pipeline {

// Work: the page, and where its results go. Images and the record travel as files.
struct PageOrder {
    int page = 0;
    int dpi = 0; // as the scanner promised
    std::filesystem::path raw;
    std::filesystem::path cleaned;
    std::filesystem::path preview;
    std::filesystem::path record;
    std::vector<std::filesystem::path> earlier; // records of this page as it was asked for before
    std::string tessdata;                       // empty: the library's default
    PictureProfile profile = PictureProfile::Compact;
    // Degrees, clockwise, that the clerk asked for: 0, 90, 180 or 270. Nothing: the worker finds out.
    std::optional<int> turn_deg;
    bool neighbourTurned = false;   // a page beside this one had to be turned
    bool median = false;            // a second try: filter specks even if the page does not look noisy
    bool keepMarks = false;         // the clerk wants holes and streaks back
    std::vector<int> streaks;       // columns of the raw page where other pages have streaks of the feeder
    bool card = false;              // an identity card: its sides go on one sheet at true size
    std::filesystem::path cardBack; // raw file of its other side; empty: there is none
};

std::string toJson(const PageOrder& order);
std::optional<PageOrder> pageOrderFrom(std::string_view text);

// Decode: a foreign file, and where its pages go. The worker answers with Opened, then with PageDone for each
// page, then with BatchEnd; it waits for Kept after each of the first two. Error ends the order.
struct DecodeOrder {
    std::filesystem::path file;   // only read
    std::filesystem::path folder; // pages are written here as NNNN.pnm
    std::string origin;           // what the pages' heads call the file, see PageOrigin
    int firstNumber = 1;          // of the pages that are written
    int firstPage = 1;            // of the file; what comes before it is there already
};

std::string toJson(const DecodeOrder& order);
std::optional<DecodeOrder> decodeOrderFrom(std::string_view text);

// Opened.
std::string toJson(const OpenedFile& file);
std::optional<OpenedFile> openedFileFrom(std::string_view text);

// Error: always one of PageCode.
std::string toJson(const core::base::Error& problem);
std::optional<core::base::Error> pageProblemFrom(std::string_view text, int page);

// Hello and Ready.
std::string greeting();
bool isGreeting(std::string_view text);

} // namespace scanner::pipeline
