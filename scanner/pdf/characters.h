// SPDX-License-Identifier: GPL-3.0-or-later
// The characters of one file and the two-byte codes that its invisible text uses for them. One thread.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace scanner::pdf {

// Code points of UTF-8 text that can be shown: control characters and noncharacters are left out, broken
// bytes become U+FFFD.
std::u32string shownCharacters(std::string_view utf8);

class Characters {
  public:
    void add(const std::u32string& text);
    // Gives the codes 1, 2, ... in the order of the code points. False if there are more than two bytes can
    // name.
    [[nodiscard]] bool number();

    // After number(); the character was added.
    [[nodiscard]] unsigned codeOf(char32_t character) const { return m_codes.at(character); }
    // The CMap that leads codes back to UTF-16.
    [[nodiscard]] std::string toUnicode() const;
    // CIDToGIDMap: each code shows the one empty glyph.
    [[nodiscard]] std::string glyphMap() const;

  private:
    std::map<char32_t, unsigned> m_codes;
};

} // namespace scanner::pdf
