// SPDX-License-Identifier: GPL-3.0-or-later
// Procedures in a table that a province keeps by hand; the room's README names the columns. Any thread.
#pragma once

#include "core/catalogue/read_record.h"
#include "core/catalogue/term_words.h"

#include <functional>
#include <istream>

namespace core::catalogue {

struct CsvSink {
    // False: enough, nothing more is read.
    std::function<bool(ReadRecord record)> record;
    // Line 0: the file. `code` is empty where it could not be read.
    std::function<void(int line, const std::string& code, const Unfit& why)> leftOut;
};

void readCsv(std::istream& stream, const TermWords& words, const CsvSink& sink);

} // namespace core::catalogue
