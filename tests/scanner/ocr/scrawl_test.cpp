// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/scrawl.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using scanner::Word;
using scanner::ocr::withoutScrawl;
using Texts = std::vector<std::string>;

namespace {

constexpr int kUsual_px = 30;

Word word(const std::string& text, int height_px, float confidence, int line) {
    return {text, {0, 0, 100, height_px}, confidence, line, line};
}

// A form with three lines of print and what `more` stands for between them.
std::vector<Word> formWith(const Word& more) {
    return {word("Người", kUsual_px, 95, 0), word("khai", kUsual_px, 60, 0), more,
            word("Nguyễn", kUsual_px, 95, 2), word("Mẫu", kUsual_px + 4, 95, 2)};
}

Texts textsOf(const std::vector<Word>& words) {
    Texts texts;
    for (const auto& each : words)
        texts.push_back(each.text);
    return texts;
}

} // namespace

TEST_CASE("A signature that was read as a word is none, and leaves no gap in the lines") {
    for (const auto& scrawl : {word("lu2-o", 4 * kUsual_px, 49, 1), word("^", 4 * kUsual_px, 90, 1)}) {
        const auto words = withoutScrawl(formWith(scrawl));
        CHECK(textsOf(words) == Texts{"Người", "khai", "Nguyễn", "Mẫu"});
        CHECK(words[1].line == 0);
        CHECK(words[2].line == 1);
        CHECK(words[2].block == 1);
        CHECK(words[3].line == 1);
    }
}

TEST_CASE("A heading in large letters stays, and so does a doubtful word of usual height") {
    CHECK(withoutScrawl(formWith(word("QUYẾT", 4 * kUsual_px, 91, 1))).size() == 5);
    CHECK(withoutScrawl(formWith(word("8.", kUsual_px, 12, 1))).size() == 5);
    CHECK(withoutScrawl({}).empty());
}

TEST_CASE("A page with nothing but a signature keeps what was read of it") {
    CHECK(withoutScrawl({word("lu2-o", 120, 30, 0)}).size() == 1);
}
