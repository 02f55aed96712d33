// SPDX-License-Identifier: GPL-3.0-or-later
// What the lines of a batch's journal say: one JSON object each. Values; any thread.
#pragma once

#include "core/base/error.h"
#include "core/base/id.h"
#include "core/base/time.h"
#include "core/ports/scan_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace scanner::pipeline {

struct BatchLine { // the first one
    core::base::BatchId id;
    core::base::Instant created;
};
struct PageLine { // the file's name follows from the number
    core::ports::ScannedPage scan;
    core::base::Instant at;
};
struct MissingLine { // the scan was stopped while the sheet of this page was under way: it has no file
    int page = 0;
    bool isBack = false;
    core::base::Instant at{};
};
struct ReadLine { // what the files of the page looked like; other files are no result of this reading
    int page = 0;
    std::uint32_t recordCrc = 0;
    std::int64_t imageBytes = 0;
    int asked = 0; // the asking that is answered, see BatchPage
};
struct FailedLine {
    int page = 0;
    core::base::Error problem{}; // room Page
    int asked = 0;
};
struct FiledLine {};

// The clerk's acts. Nothing is deleted: what is written later holds.
struct OrderLine { // as the pages lie from now on; those that are not named lie behind them
    std::vector<int> pages;
};
struct RotateLine { // clockwise from the raw page: 0, 90, 180 or 270
    int page = 0;
    int turn_deg = 0;
};
struct AsideLine { // kinds "set_aside" and "restore"
    int page = 0;
    bool aside = true;
};
struct AgainLine { // the page that gets this number takes the place of that one; 0: of none
    int number = 0;
    int page = 0;
};
struct TakeLine { // a short page is taken as it is, or no longer
    int page = 0;
    bool taken = true;
};
struct RetryLine { // begun to be read once more
    int page = 0;
};

using JournalLine = std::variant<BatchLine, PageLine, MissingLine, ReadLine, FailedLine, FiledLine, OrderLine,
                                 RotateLine, AsideLine, AgainLine, TakeLine, RetryLine>;

std::string toJson(const JournalLine& line);
// Nothing for what no Counterfoil of this version writes.
std::optional<JournalLine> journalLineFrom(std::string_view text);

} // namespace scanner::pipeline
