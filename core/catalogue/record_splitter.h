// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a file of JSON records into single ones without holding more than one of them: such files are larger
// than an old PC should hold, and one broken record must not cost the others. Any thread.
#pragma once

#include "core/domain/catalogue_change.h"

#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace core::catalogue {

inline constexpr int kMostLevels = 32; // of nesting in one record
inline constexpr std::size_t kMostRecord_bytes = 4'000'000;

struct RecordSink {
    // The text of one object, whose braces match; whether it is JSON is still to be seen. Place: from 1 in
    // the order of the file. False: enough, nothing more is read.
    std::function<bool(int place, std::string_view text)> record;
    // Place 0: the file. `begin` is how the record begins, to tell its code by.
    std::function<void(int place, std::string_view begin, core::domain::LeftOutReason,
                       std::vector<std::string> args)>
        leftOut;
};

// One object, or an array of them; UTF-8, with or without a byte order mark.
void splitRecords(std::istream& stream, const RecordSink& sink);

} // namespace core::catalogue
