// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/split_lines.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using scanner::Box;
using scanner::Word;
using scanner::ocr::joined;
using scanner::ocr::splitLinesIn;
using Texts = std::vector<std::string>;

namespace {

constexpr int kHeight_px = 44;
constexpr int kHead_px = 437;

Word letters(const std::string& text, int x, float confidence = 85, int line = 2) {
    return {text, {x, kHead_px, 120, kHeight_px}, confidence, 1, line};
}

Word accent(const std::string& text, int x, float confidence = 50, int line = 1) {
    return {text, {x, kHead_px - 24, 22, 20}, confidence, 1, line};
}

// A heading, and a title whose accents were taken for a line of their own.
std::vector<Word> titleWith(const std::vector<Word>& above) {
    std::vector<Word> words{{"Độc", {500, 290, 90, 50}, 96, 0, 0}};
    words.insert(words.end(), above.begin(), above.end());
    words.push_back(letters("YÊU", 400));
    words.push_back(letters("CÂU", 550));
    words.push_back({"số", {400, 540, 60, 40}, 95, 2, above.empty() ? 2 : 3});
    return words;
}

Texts textsOf(const std::vector<Word>& words) {
    Texts texts;
    for (const auto& word : words)
        texts.push_back(word.text);
    return texts;
}

const std::vector<Word> kAgain{{"YÊU", {400, 413, 120, 68}, 96, 0, 0},
                               {"CẦU", {550, 413, 120, 68}, 95, 0, 0}};

} // namespace

TEST_CASE("Odd signs close above capitals are their accents, and both are one place to read") {
    const auto words = titleWith({accent("^", 450), accent("Á", 600)});
    const auto splits = splitLinesIn(words);
    REQUIRE(splits.size() == 1);
    CHECK(splits[0].accents == 1);
    CHECK(splits[0].letters == 2);
    CHECK(splits[0].place.y < kHead_px - 24);
    CHECK(splits[0].place.y + splits[0].place.height > kHead_px + kHeight_px);
    CHECK(splits[0].place.x < 400);
    CHECK(splits[0].place.x + splits[0].place.width > 670);
}

TEST_CASE("Lines of print, of dashes that read for sure, or farther away are no accents") {
    CHECK(splitLinesIn({}).empty());
    CHECK(splitLinesIn(titleWith({})).empty());
    CHECK(splitLinesIn(titleWith({accent("-", 450, 93), accent("-", 600, 93)})).empty());
    CHECK(splitLinesIn(titleWith({{"nhỏ", {450, kHead_px - 36, 60, 30}, 40, 1, 1}})).empty());
    CHECK(splitLinesIn(titleWith({{"^", {450, kHead_px - 60, 22, 20}, 40, 1, 1}})).empty());
    CHECK(splitLinesIn(titleWith({accent("^", 900)})).empty()); // beside the letters, not over them
}

TEST_CASE("What reads as one line takes the place of both, and lines stay numbered without gaps") {
    const auto words = titleWith({accent("^", 450), accent("Á", 600)});
    const auto whole = joined(words, splitLinesIn(words).at(0), kAgain);
    CHECK(textsOf(whole) == Texts{"Độc", "YÊU", "CẦU", "số"});
    CHECK(whole[1].line == 1);
    CHECK(whole[2].line == 1);
    CHECK(whole[2].block == 1);
    CHECK(whole[3].line == 2);
    CHECK(whole[2].box == kAgain[1].box);
}

TEST_CASE("A sign beside the letters stays where it was read") {
    const auto words = titleWith({accent(".,", 100), accent("Á", 600)});
    const auto whole = joined(words, splitLinesIn(words).at(0), kAgain);
    CHECK(textsOf(whole) == Texts{"Độc", ".,", "YÊU", "CẦU", "số"});
    CHECK(whole[2].line == 2);
}

TEST_CASE("A second reading that is less sure, or lost letters, changes nothing") {
    const auto words = titleWith({accent("^", 450), accent("Á", 600)});
    const auto split = splitLinesIn(words).at(0);
    auto unsure = kAgain;
    for (auto& word : unsure)
        word.confidence = 60;
    CHECK(textsOf(joined(words, split, unsure)) == textsOf(words));
    CHECK(textsOf(joined(words, split, {kAgain.front()})) == textsOf(words));
    CHECK(textsOf(joined(words, split, {})) == textsOf(words));
}
