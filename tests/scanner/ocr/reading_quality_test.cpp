// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/reading_quality.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace scanner;
using namespace scanner::ocr;

namespace {

PageText words(int count, float confidence, int width_px = 60, int height_px = 20) {
    PageText text;
    for (int i = 0; i < count; ++i)
        text.words.push_back({"abcdef", {0, 30 * i, width_px, height_px}, confidence, 0, i});
    text.meanConfidence = count == 0 ? 0 : confidence;
    return text;
}

} // namespace

TEST_CASE("A page read well along its lines is not asked about again") {
    CHECK_FALSE(mayLieWrong(words(30, 94)));
    CHECK_FALSE(mayLieWrong(words(10, 70)));
}

TEST_CASE("Few words, doubtful words and words that stand on end are reasons to look again") {
    CHECK(mayLieWrong(words(0, 0)));
    CHECK(mayLieWrong(words(9, 95)));
    CHECK(mayLieWrong(words(30, 69)));
    CHECK(mayLieWrong(words(30, 95, 20, 60)));
}

TEST_CASE("Single letters, taller than wide, do not make a page lie on its side") {
    PageText text = words(20, 95, 10, 25);
    for (auto& word : text.words)
        word.text = std::string("I");
    CHECK_FALSE(runsSideways(text));
}

TEST_CASE("The better of two readings has clearly more letters that are sure") {
    CHECK(isBetter(words(30, 90), words(30, 40)));
    CHECK_FALSE(isBetter(words(30, 40), words(30, 90)));
    CHECK_FALSE(isBetter(words(31, 90), words(30, 90)));
    CHECK_FALSE(isBetter(words(0, 0), words(0, 0)));
    CHECK(isBetter(words(30, 90), words(30, 95, 20, 60)));
    CHECK_FALSE(isBetter(words(30, 95, 20, 60), words(30, 40)));
}
