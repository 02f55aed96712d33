// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/characters.h"

#include "scanner/pdf/big_endian.h"
#include "scanner/pdf/glyphless_font.h"
#include "scanner/pdf/numbers.h"

#include <algorithm>
#include <array>

namespace scanner::pdf {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kMostCodes = 0xFFFF;
constexpr std::size_t kMostInBlock = 100; // of a bfchar block, PDF 1.4 technical note 5411

struct Lead {
    unsigned mask, value, bits;
    int trailing;
    char32_t least; // shorter forms are forbidden
};
constexpr std::array<Lead, 4> kLeads{{{0x80, 0x00, 0x7F, 0, 0},
                                      {0xE0, 0xC0, 0x1F, 1, 0x80},
                                      {0xF0, 0xE0, 0x0F, 2, 0x800},
                                      {0xF8, 0xF0, 0x07, 3, 0x10000}}};

bool isCodePoint(char32_t c) {
    return c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

// Takes one code point off the front; a broken byte is taken alone.
char32_t takeCodePoint(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    const auto lead = std::find_if(kLeads.begin(), kLeads.end(),
                                   [&](const Lead& l) { return (first & l.mask) == l.value; });
    text.remove_prefix(1);
    if (lead == kLeads.end() || text.size() < static_cast<std::size_t>(lead->trailing)) return kReplacement;
    char32_t c = first & lead->bits;
    for (int i = 0; i < lead->trailing; ++i) {
        const auto next = static_cast<unsigned char>(text[static_cast<std::size_t>(i)]);
        if ((next & 0xC0) != 0x80) return kReplacement;
        c = c << 6 | (next & 0x3F);
    }
    if (c < lead->least || !isCodePoint(c)) return kReplacement;
    text.remove_prefix(static_cast<std::size_t>(lead->trailing));
    return c;
}

bool isShown(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return !control && !noncharacter && c != 0xFEFF;
}

std::string utf16(char32_t c) {
    if (c < 0x10000) return toHex4(c);
    const char32_t rest = c - 0x10000;
    return toHex4(0xD800 + (rest >> 10)) + toHex4(0xDC00 + (rest & 0x3FF));
}

constexpr std::string_view kCmapStart = R"(/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
)";
constexpr std::string_view kCmapEnd = R"(endcmap
CMapName currentdict /CMap defineresource pop
end
end
)";

} // namespace

std::u32string shownCharacters(std::string_view utf8) {
    std::u32string text;
    while (!utf8.empty()) {
        const char32_t c = takeCodePoint(utf8);
        if (isShown(c)) text += c;
    }
    return text;
}

void Characters::add(const std::u32string& text) {
    for (const char32_t c : text)
        m_codes.emplace(c, 0);
}

bool Characters::number() {
    unsigned code = 0;
    for (auto& [character, own] : m_codes)
        own = ++code;
    return m_codes.size() <= kMostCodes;
}

std::string Characters::toUnicode() const {
    std::string cmap(kCmapStart);
    std::size_t left = m_codes.size();
    std::size_t inBlock = 0;
    for (const auto& [character, code] : m_codes) {
        if (inBlock == 0) {
            inBlock = std::min(left, kMostInBlock);
            left -= inBlock;
            cmap += std::to_string(inBlock) + " beginbfchar\n";
        }
        cmap += "<" + toHex4(code) + "> <" + utf16(character) + ">\n";
        if (--inBlock == 0) cmap += "endbfchar\n";
    }
    return cmap.append(kCmapEnd);
}

std::string Characters::glyphMap() const {
    BigEndian map;
    map.u16(0);
    for (std::size_t i = 0; i < m_codes.size(); ++i)
        map.u16(kGlyph);
    return map.bytes();
}

} // namespace scanner::pdf
