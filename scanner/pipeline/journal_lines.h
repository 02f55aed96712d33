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

namespace scanner::pipeline {

struct BatchLine { // the first one
    core::base::BatchId id;
    core::base::Instant created;
};
struct PageLine { // the file's name follows from the number
    core::ports::ScannedPage scan;
    core::base::Instant at;
};
struct ReadLine { // what the files of the page looked like; other files are no result of this reading
    int page = 0;
    std::uint32_t recordCrc = 0;
    std::int64_t imageBytes = 0;
};
struct FailedLine {
    int page = 0;
    core::base::Error problem; // room Page
};
struct FiledLine {};

using JournalLine = std::variant<BatchLine, PageLine, ReadLine, FailedLine, FiledLine>;

std::string toJson(const JournalLine& line);
// Nothing for what no Counterfoil of this version writes.
std::optional<JournalLine> journalLineFrom(std::string_view text);

} // namespace scanner::pipeline
