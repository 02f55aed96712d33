// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/glyphless_font.h"

#include "scanner/pdf/big_endian.h"

#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace scanner::pdf {
namespace {

constexpr unsigned kGlyphs = 2;
constexpr std::uint32_t kVersion1 = 0x00010000;
constexpr std::size_t kAdjustmentAt = 8; // of checkSumAdjustment in "head"

// Windows, Unicode BMP, format 4: one segment that maps the blank, one that ends the table.
std::string cmapTable() {
    BigEndian out;
    out.u16(0).u16(1).u16(3).u16(1).u32(12);
    out.u16(4).u16(32).u16(0).u16(4).u16(4).u16(1).u16(0);
    out.u16(0x20).u16(0xFFFF).u16(0).u16(0x20).u16(0xFFFF);
    return out.u16(0x10000 - 0x20 + kGlyph).u16(1).u16(0).u16(0).bytes();
}

std::string headTable() {
    BigEndian out;
    out.u32(kVersion1).u32(kVersion1).u32(0).u32(0x5F0F3CF5).u16(0x000B).u16(kUnitsPerEm);
    out.zeros(16).u16(0).u16(0).u16(kGlyphWidth).u16(kUnitsPerEm);
    return out.u16(0).u16(3).u16(2).u16(0).u16(0).bytes();
}

std::string hheaTable() {
    BigEndian out;
    out.u32(kVersion1).u16(kUnitsPerEm).u16(0).u16(0).u16(kGlyphWidth).u16(0).u16(0).u16(kGlyphWidth);
    return out.u16(1).u16(0).u16(0).zeros(8).u16(0).u16(kGlyphs).bytes();
}

std::string hmtxTable() {
    BigEndian out;
    for (unsigned i = 0; i < kGlyphs; ++i)
        out.u16(kGlyphWidth).u16(0);
    return out.bytes();
}

std::string locaTable() {
    BigEndian out;
    return out.zeros(std::size_t{2} * (kGlyphs + 1)).bytes();
}

std::string maxpTable() {
    BigEndian out;
    return out.u32(kVersion1).u16(kGlyphs).zeros(8).u16(1).zeros(16).bytes();
}

std::string nameTable() {
    constexpr unsigned kHeader = 6 + 12;
    BigEndian out;
    out.u16(0).u16(1).u16(kHeader).u16(1).u16(0).u16(0).u16(6);
    return out.u16(static_cast<unsigned>(kGlyphlessName.size())).u16(0).text(kGlyphlessName).bytes();
}

std::string os2Table() {
    BigEndian out;
    out.u16(1).u16(kGlyphWidth).u16(400).u16(5).u16(0).zeros(20).u16(0).zeros(10).zeros(16).text("NONE");
    out.u16(0x0040).u16(0x20).u16(0x20).u16(kUnitsPerEm).u16(0).u16(0).u16(kUnitsPerEm).u16(0);
    return out.zeros(8).bytes();
}

std::string postTable() {
    BigEndian out;
    return out.u32(0x00030000).zeros(8).u32(1).zeros(16).bytes();
}

std::string padded(const std::string& bytes) {
    return BigEndian().text(bytes).align().bytes();
}

std::uint32_t checksum(const std::string& alignedBytes) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < alignedBytes.size(); i += 4) {
        std::uint32_t word = 0;
        for (std::size_t k = 0; k < 4; ++k)
            word = word << 8 | static_cast<std::uint8_t>(alignedBytes[i + k]);
        sum += word;
    }
    return sum;
}

} // namespace

std::string glyphlessFont() {
    // No glyph has an outline, but readers expect "glyf" to be there and not empty.
    const std::array<std::pair<std::string_view, std::string>, 10> tables{{
        {"OS/2", os2Table()},
        {"cmap", cmapTable()},
        {"glyf", std::string(4, '\0')},
        {"head", headTable()},
        {"hhea", hheaTable()},
        {"hmtx", hmtxTable()},
        {"loca", locaTable()},
        {"maxp", maxpTable()},
        {"name", nameTable()},
        {"post", postTable()},
    }};
    BigEndian directory;
    BigEndian data;
    auto offset = static_cast<std::uint32_t>(12 + 16 * tables.size());
    std::size_t headAt = 0;
    directory.u32(kVersion1).u16(tables.size()).u16(128).u16(3).u16(16 * tables.size() - 128);
    for (const auto& [name, bytes] : tables) {
        const std::string block = padded(bytes);
        if (name == "head") headAt = offset;
        directory.text(name).u32(checksum(block)).u32(offset).u32(static_cast<std::uint32_t>(bytes.size()));
        data.text(block);
        offset += static_cast<std::uint32_t>(block.size());
    }
    std::string font = directory.bytes() + data.bytes();
    const std::uint32_t adjustment = 0xB1B0AFBA - checksum(font);
    font.replace(headAt + kAdjustmentAt, 4, BigEndian().u32(adjustment).bytes());
    return font;
}

} // namespace scanner::pdf
