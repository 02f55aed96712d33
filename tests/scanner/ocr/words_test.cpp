// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/base/words.h"

#include <catch2/catch.hpp>

using scanner::isDoubtful;
using scanner::Word;

TEST_CASE("A word of letters is doubtful under 75, one with digits under 85") {
    CHECK(isDoubtful(Word{"Nguyễn", {}, 74.9F, 0, 0}));
    CHECK_FALSE(isDoubtful(Word{"Nguyễn", {}, 75, 0, 0}));
    CHECK(isDoubtful(Word{"15/05/1990", {}, 84.9F, 0, 0}));
    CHECK(isDoubtful(Word{"G15-TP07", {}, 80, 0, 0}));
    CHECK_FALSE(isDoubtful(Word{"15/05/1990", {}, 85, 0, 0}));
}
