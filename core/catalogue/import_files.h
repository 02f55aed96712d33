// SPDX-License-Identifier: GPL-3.0-or-later
// Files of an import, read into records: what cannot be taken is named and left out, the rest goes in. Holds
// the papers and figures of each record, not its prose. Any thread.
#pragma once

#include "core/catalogue/read_record.h"
#include "core/catalogue/term_words.h"

#include <filesystem>
#include <vector>

namespace core::catalogue {

inline constexpr std::size_t kMostRecords = 20'000; // of one import; the country has some 6,000 procedures
inline constexpr std::size_t kMostLeftOut = 1'000;  // that are listed

struct ReadFiles {
    std::vector<ReadRecord> records; // each code once
    std::vector<core::domain::LeftOut> leftOut;
    int furtherLeftOut = 0; // beyond those that are listed
    // Every file was read to its end, and of everything that was left out the code is known: only then is
    // what stands nowhere really missing.
    bool isWhole = true;
};

// `.csv` is a table of a province, everything else JSON of the national portal; of a folder the files
// `*.json` and `*.csv` directly inside, by name. Of records with one code the first is taken.
ReadFiles readFiles(const std::vector<std::filesystem::path>& paths, const TermWords& words);

} // namespace core::catalogue
