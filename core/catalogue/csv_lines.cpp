// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/csv_lines.h"

#include "core/base/text.h"

#include <algorithm>

namespace core::catalogue {
namespace {

using core::domain::LeftOutReason;
constexpr int kEnd = std::istream::traits_type::eof();
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

bool isBlank(const std::vector<std::string>& cells) {
    return std::ranges::all_of(
        cells, [](const std::string& cell) { return cell.find_first_not_of(" \t") == std::string::npos; });
}

[[noreturn]] void tooLarge() {
    throw Unfit(LeftOutReason::RecordTooLarge, {std::to_string(kMostCell_bytes)});
}

} // namespace

CsvLines::CsvLines(std::istream& stream) : m_stream(stream) {}

int CsvLines::get() {
    const int sign = m_stream.get();
    if (sign == '\n') ++m_line;
    return sign;
}

void CsvLines::skipLine() {
    for (int sign = get(); sign != '\n' && sign != kEnd; sign = get()) {
    }
}

// After the opening quote; `cell` gets what stands up to the closing one.
void CsvLines::readQuoted(std::string& cell) {
    for (int sign = get();; sign = get()) {
        if (sign == kEnd) throw Unfit(LeftOutReason::CutShort);
        if (sign == '"' && m_stream.peek() != '"') return;
        if (sign == '"') get();
        cell.push_back(static_cast<char>(sign));
        if (cell.size() > kMostCell_bytes) tooLarge();
    }
}

// Whether the line goes on after the sign that ended the cell.
bool CsvLines::endCell(std::vector<std::string>& cells, std::string& cell, int sign) {
    cells.push_back(std::exchange(cell, {}));
    if (cells.size() > kMostCells) tooLarge();
    return sign == m_between;
}

bool CsvLines::read(std::vector<std::string>& cells) {
    cells.clear();
    m_begin = m_line;
    std::string cell;
    bool isQuoted = false;
    bool isSignKnown = !m_isFirst;
    for (int sign = get();; sign = get()) {
        if (sign == '\r' && (m_stream.peek() == '\n' || m_stream.peek() == kEnd)) continue;
        if (!isSignKnown && (sign == ';' || sign == ',')) {
            m_between = static_cast<char>(sign);
            isSignKnown = true;
        }
        const bool isEnd = sign == '\n' || sign == kEnd;
        if (isEnd || sign == m_between) {
            if (sign == kEnd && cells.empty() && cell.empty() && !isQuoted) return false;
            isQuoted = false;
            if (!endCell(cells, cell, sign)) return true;
        } else if (isQuoted) {
            skipLine();
            throw Unfit(LeftOutReason::WrongQuotes);
        } else if (sign == '"' && (cell.empty() || (m_isFirst && cell == kUtf8Mark))) {
            cell.clear();
            readQuoted(cell);
            isQuoted = true;
        } else {
            cell.push_back(static_cast<char>(sign));
            if (cell.size() > kMostCell_bytes) tooLarge();
        }
    }
}

bool CsvLines::next(std::vector<std::string>& cells) {
    do {
        if (!read(cells)) return false;
        if (std::exchange(m_isFirst, false) && cells.front().starts_with(kUtf8Mark))
            cells.front().erase(0, kUtf8Mark.size());
    } while (isBlank(cells));
    for (const auto& cell : cells)
        if (!base::isUtf8(cell)) throw Unfit(LeftOutReason::NotUtf8);
    return true;
}

} // namespace core::catalogue
