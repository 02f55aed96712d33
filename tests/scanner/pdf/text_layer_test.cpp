// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/text_layer.h"

#include "tests/scanner/pdf/pdf_pages.h"

#include <catch2/catch.hpp>

using scanner::pdf::Characters;
using scanner::pdf::shownCharacters;

TEST_CASE("Control characters and noncharacters are not written into the text layer") {
    CHECK(shownCharacters("a\n\x01\xC2\x85"
                          "b\xEF\xBF\xBE\xEF\xBB\xBF") == U"ab");
}

TEST_CASE("Bytes that are not UTF-8 become the replacement character") {
    CHECK(shownCharacters("a\xFFz") == U"a\uFFFDz");
    CHECK(shownCharacters("\xC0\xAF") == U"\uFFFD\uFFFD");
    CHECK(shownCharacters("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD");
    CHECK(shownCharacters("x\xE1\xBB") == U"x\uFFFD\uFFFD");
}

TEST_CASE("Characters beyond the basic plane lead back to surrogate pairs") {
    Characters characters;
    characters.add(U"\U00020000A");
    REQUIRE(characters.number());
    CHECK(characters.toUnicode().find("<0001> <0041>\n<0002> <D840DC00>\n") != std::string::npos);
}

TEST_CASE("A block of the character map holds at most a hundred lines") {
    Characters characters;
    std::u32string text;
    for (char32_t c = 0x100; c < 0x100 + 250; ++c)
        text += c;
    characters.add(text);
    REQUIRE(characters.number());
    const std::string map = characters.toUnicode();
    CHECK(map.find("100 beginbfchar") != std::string::npos);
    CHECK(map.find("50 beginbfchar") != std::string::npos);
    CHECK(map.find("250 beginbfchar") == std::string::npos);
}

TEST_CASE("More characters than two bytes can name are refused") {
    Characters characters;
    std::u32string text;
    for (char32_t c = 0x10000; c < 0x10000 + 0x10000; ++c)
        text += c;
    characters.add(text);
    CHECK_FALSE(characters.number());
}

TEST_CASE("A page without words has no text operators") {
    CHECK(scanner::pdf::textLayer({}, 2339, 200, "F1", Characters{}).empty());
}

TEST_CASE("A word is stretched to the width of its box and lies on its line") {
    scanner::PageText text;
    text.words.push_back({"ab", {200, 100, 80, 40}, 90, 0, 0});
    Characters characters;
    scanner::pdf::addCharacters(text, characters);
    REQUIRE(characters.number());
    // 72 dpi: a pixel is a point. Two glyphs of 20 pt stretched to 80 pt.
    CHECK(scanner::pdf::textLayer(text, 1000, 72, "F1", characters) ==
          "BT 3 Tr\n/F1 40 Tf\n200 Tz 1 0 0 1 200 860 Tm <000200030001> Tj\nET\n");
}
