// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a CSV file as spreadsheets write them: cells between commas or semicolons, quoted where they hold
// such signs or line ends, a quote doubled. Holds one line at a time. One thread at a time.
#pragma once

#include "core/catalogue/read_record.h"

#include <istream>
#include <string>
#include <vector>

namespace core::catalogue {

inline constexpr std::size_t kMostCell_bytes = 100'000;
inline constexpr std::size_t kMostCells = 100;

class CsvLines {
  public:
    // The sign between cells is the first `;` or `,` of the first line.
    explicit CsvLines(std::istream& stream);

    // The next line that is not blank; false at the end. Cells are UTF-8, as they stand. Throws Unfit
    // (NotUtf8, WrongQuotes, CutShort, RecordTooLarge); after the first two the next line may be asked for.
    bool next(std::vector<std::string>& cells);
    // Where the line that next() gave or refused begins, from 1.
    [[nodiscard]] int line() const { return m_begin; }

  private:
    bool read(std::vector<std::string>& cells);
    void readQuoted(std::string& cell);
    bool endCell(std::vector<std::string>& cells, std::string& cell, int sign);
    void skipLine();
    int get();

    std::istream& m_stream;
    char m_between = ';';
    bool m_isFirst = true;
    int m_line = 1;
    int m_begin = 1;
};

} // namespace core::catalogue
