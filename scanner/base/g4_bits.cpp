// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/base/g4_bits.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace scanner {
namespace {

constexpr int kLongestSide_px = 15'000;

// ITU-T T.4, tables 2 and 3: runs of 0 .. 63, then 64, 128 .. 1728, then for both colours 1792 .. 2560.
constexpr std::string_view kWhite[] = {
    "00110101", "000111",   "0111",     "1000",     "1011",     "1100",     "1110",     "1111",
    "10011",    "10100",    "00111",    "01000",    "001000",   "000011",   "110100",   "110101",
    "101010",   "101011",   "0100111",  "0001100",  "0001000",  "0010111",  "0000011",  "0000100",
    "0101000",  "0101011",  "0010011",  "0100100",  "0011000",  "00000010", "00000011", "00011010",
    "00011011", "00010010", "00010011", "00010100", "00010101", "00010110", "00010111", "00101000",
    "00101001", "00101010", "00101011", "00101100", "00101101", "00000100", "00000101", "00001010",
    "00001011", "01010010", "01010011", "01010100", "01010101", "00100100", "00100101", "01011000",
    "01011001", "01011010", "01011011", "01001010", "01001011", "00110010", "00110011", "00110100"};
constexpr std::string_view kWhiteMore[] = {
    "11011",     "10010",     "010111",    "0110111",   "00110110",  "00110111",  "01100100",
    "01100101",  "01101000",  "01100111",  "011001100", "011001101", "011010010", "011010011",
    "011010100", "011010101", "011010110", "011010111", "011011000", "011011001", "011011010",
    "011011011", "010011000", "010011001", "010011010", "011000",    "010011011"};
constexpr std::string_view kBlack[] = {
    "0000110111",   "010",          "11",           "10",           "011",          "0011",
    "0010",         "00011",        "000101",       "000100",       "0000100",      "0000101",
    "0000111",      "00000100",     "00000111",     "000011000",    "0000010111",   "0000011000",
    "0000001000",   "00001100111",  "00001101000",  "00001101100",  "00000110111",  "00000101000",
    "00000010111",  "00000011000",  "000011001010", "000011001011", "000011001100", "000011001101",
    "000001101000", "000001101001", "000001101010", "000001101011", "000011010010", "000011010011",
    "000011010100", "000011010101", "000011010110", "000011010111", "000001101100", "000001101101",
    "000011011010", "000011011011", "000001010100", "000001010101", "000001010110", "000001010111",
    "000001100100", "000001100101", "000001010010", "000001010011", "000000100100", "000000110111",
    "000000111000", "000000100111", "000000101000", "000001011000", "000001011001", "000000101011",
    "000000101100", "000001011010", "000001100110", "000001100111"};
constexpr std::string_view kBlackMore[] = {
    "0000001111",    "000011001000",  "000011001001",  "000001011011",  "000000110011",  "000000110100",
    "000000110101",  "0000001101100", "0000001101101", "0000001001010", "0000001001011", "0000001001100",
    "0000001001101", "0000001110010", "0000001110011", "0000001110100", "0000001110101", "0000001110110",
    "0000001110111", "0000001010010", "0000001010011", "0000001010100", "0000001010101", "0000001011010",
    "0000001011011", "0000001100100", "0000001100101"};
constexpr std::string_view kMost[] = {"00000001000",  "00000001100",  "00000001101",  "000000010010",
                                      "000000010011", "000000010100", "000000010101", "000000010110",
                                      "000000010111", "000000011100", "000000011101", "000000011110",
                                      "000000011111"};

constexpr int kStep = 64;
constexpr int kFirstOfMost = 1792;
constexpr int kCodeBits = 13; // of the longest code

struct Run {
    std::int16_t length = -1; // -1: no such code
    std::int16_t bits = 0;
};
using Runs = std::array<Run, 1U << kCodeBits>; // by the next bits

void enter(Runs& runs, std::string_view code, int length) {
    std::size_t first = 0;
    for (const char bit : code)
        first = first * 2 + (bit == '1' ? 1 : 0);
    const auto open = static_cast<std::size_t>(kCodeBits) - code.size();
    first <<= open;
    for (std::size_t i = 0; i < (std::size_t{1} << open); ++i)
        runs[first + i] = {static_cast<std::int16_t>(length), static_cast<std::int16_t>(code.size())};
}

template<std::size_t Few, std::size_t More>
Runs runsOf(const std::string_view (&few)[Few], const std::string_view (&more)[More]) {
    Runs runs{};
    for (std::size_t i = 0; i < Few; ++i)
        enter(runs, few[i], static_cast<int>(i));
    for (std::size_t i = 0; i < More; ++i)
        enter(runs, more[i], kStep * static_cast<int>(i + 1));
    for (std::size_t i = 0; i < std::size(kMost); ++i)
        enter(runs, kMost[i], kFirstOfMost + kStep * static_cast<int>(i));
    return runs;
}

class BitReader {
  public:
    explicit BitReader(std::string_view bytes) : m_bytes(bytes) {}

    // The next bits; zeros behind the end.
    std::size_t peek(int count) {
        while (m_held < count) {
            const auto byte = m_next < m_bytes.size() ? static_cast<std::uint8_t>(m_bytes[m_next]) : 0U;
            ++m_next;
            m_bits = m_bits << 8U | byte;
            m_held += 8;
        }
        return static_cast<std::size_t>(m_bits >> static_cast<unsigned>(m_held - count)) &
               ((std::size_t{1} << static_cast<unsigned>(count)) - 1);
    }
    void skip(int count) { m_held -= count; }
    bool take(int count, std::size_t code) {
        if (peek(count) != code) return false;
        skip(count);
        return true;
    }
    [[nodiscard]] bool isBeyond() const { return m_next > m_bytes.size() + sizeof m_bits; }

  private:
    std::string_view m_bytes;
    std::size_t m_next = 0;
    std::uint64_t m_bits = 0;
    int m_held = 0;
};

// Columns at which the colour changes, the first to black; then the width, several times.
using Changes = std::vector<int>;
constexpr int kEnds = 4;

class Decoder {
  public:
    Decoder(std::string_view codes, int width_px)
        : m_in(codes), m_width(width_px), m_before(kEnds, width_px) {}

    // The next row; nullptr if the codes are none.
    const Changes* row() {
        m_row.clear();
        m_at = -1;
        m_isBlack = false;
        std::size_t i = 0;
        while (m_at < m_width)
            if (m_in.isBeyond() || !step(i)) return nullptr;
        for (int end = 0; end < kEnds; ++end)
            m_row.push_back(m_width);
        std::swap(m_row, m_before);
        return &m_before;
    }

  private:
    bool step(std::size_t& i) {
        while (i > 0 && m_before[i - 1] > m_at)
            --i;
        while (m_before[i] <= m_at && m_before[i] < m_width)
            ++i;
        if (m_before[i] < m_width && (i % 2 == 1) != m_isBlack) ++i;
        const int above = m_before[i];
        if (m_in.take(1, 1)) return vertical(above);
        if (m_in.take(3, 0b011)) return vertical(above + 1);
        if (m_in.take(3, 0b010)) return vertical(above - 1);
        if (m_in.take(3, 0b001)) return horizontal();
        if (m_in.take(4, 0b0001)) {
            m_at = m_before[i + 1];
            return true;
        }
        if (m_in.take(6, 0b000011)) return vertical(above + 2);
        if (m_in.take(6, 0b000010)) return vertical(above - 2);
        if (m_in.take(7, 0b0000011)) return vertical(above + 3);
        return m_in.take(7, 0b0000010) && vertical(above - 3);
    }

    bool change(int at) {
        if (at < std::max(m_at, 0) || at > m_width) return false;
        m_row.push_back(at);
        m_at = at;
        m_isBlack = !m_isBlack;
        return true;
    }

    // A change that does not go on would never end the row.
    bool vertical(int at) { return at > m_at && change(at); }

    bool horizontal() {
        const auto first = run();
        if (!first || !change(std::max(m_at, 0) + *first)) return false;
        const auto second = run();
        return second && *first + *second > 0 && change(m_at + *second);
    }

    std::optional<int> run() {
        static const Runs white = runsOf(kWhite, kWhiteMore);
        static const Runs black = runsOf(kBlack, kBlackMore);
        int length = 0;
        for (;;) {
            const auto& next = (m_isBlack ? black : white)[m_in.peek(kCodeBits)];
            if (next.length < 0 || length + next.length > m_width) return std::nullopt;
            m_in.skip(next.bits);
            length += next.length;
            if (next.length < kStep) return length;
        }
    }

    BitReader m_in;
    int m_width;
    Changes m_before;
    Changes m_row;
    int m_at = -1;
    bool m_isBlack = false;
};

void blacken(std::uint8_t* row, int from, int to) {
    for (; from < to && from % 8 != 0; ++from)
        row[from / 8] = static_cast<std::uint8_t>(row[from / 8] | 0x80U >> static_cast<unsigned>(from % 8));
    for (; from + 8 <= to; from += 8)
        row[from / 8] = 0xFF;
    for (; from < to; ++from)
        row[from / 8] = static_cast<std::uint8_t>(row[from / 8] | 0x80U >> static_cast<unsigned>(from % 8));
}

} // namespace

std::optional<InkBits> bitsOfG4(std::string_view codes, int width_px, int height_px) {
    const auto [least, most] = std::minmax(width_px, height_px);
    if (least < 1 || most > kLongestSide_px) return std::nullopt;
    InkBits ink{width_px, height_px, (width_px + 7) / 8, {}};
    ink.bits.resize(static_cast<std::size_t>(ink.rowBytes) * static_cast<std::size_t>(height_px));
    Decoder decoder(codes, width_px);
    for (int y = 0; y < height_px; ++y) {
        const auto* changes = decoder.row();
        if (!changes) return std::nullopt;
        auto* row = ink.bits.data() + static_cast<std::ptrdiff_t>(y) * ink.rowBytes;
        for (std::size_t i = 0; i + 1 < changes->size(); i += 2)
            blacken(row, (*changes)[i], (*changes)[i + 1]);
    }
    return ink;
}

} // namespace scanner
