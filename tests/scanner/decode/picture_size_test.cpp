// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/picture_size.h"

#include <catch2/catch.hpp>

using namespace scanner;
using namespace scanner::decode;

TEST_CASE("A picture has 100 to 15,000 pixels a side and at most 120 megapixels") {
    CHECK(checkedSize(100, 15'000, {}));
    CHECK(checkedSize(10'000, 12'000, {}));
    CHECK(checkedSize(99, 5'000, {}).error().is(PageCode::PictureTooSmall));
    CHECK(checkedSize(15'001, 5'000, {}).error().is(PageCode::PictureTooLarge));
    CHECK(checkedSize(10'001, 12'000, {}).error().is(PageCode::PictureTooLarge));
}

TEST_CASE("A resolution that makes no sheet of paper is not believed") {
    CHECK(isPlausibleDpi(300, 2480, 3508));
    CHECK(isPlausibleDpi(600, 2022, 1276));
    CHECK_FALSE(isPlausibleDpi(0, 2480, 3508));
    CHECK_FALSE(isPlausibleDpi(72, 4000, 3000));
    CHECK_FALSE(isPlausibleDpi(9600, 2480, 3508));
    CHECK_FALSE(isPlausibleDpi(1200, 500, 500)); // a stamp of 10 mm
}

TEST_CASE("A resolution is guessed from the shape of an A4 page or of an ID card") {
    CHECK(guessedDpi(2480, 3508) == 300);
    CHECK(guessedDpi(3508, 2480) == 300);
    CHECK(guessedDpi(1011, 638) == 300);
    CHECK(guessedDpi(4000, 3000) == 363); // 4:3 lies across an A4 page
}
