// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/money.h"

#include <catch2/catch.hpp>

#include <limits>

using core::base::Dong;
using core::base::toDisplay;

TEST_CASE("Money is shown with a dot between thousands") {
    CHECK(toDisplay(Dong{0}) == "0 đ");
    CHECK(toDisplay(Dong{999}) == "999 đ");
    CHECK(toDisplay(Dong{1000}) == "1.000 đ");
    CHECK(toDisplay(Dong{1234000}) == "1.234.000 đ");
    CHECK(toDisplay(Dong{-20000}) == "-20.000 đ");
    CHECK(toDisplay(Dong{-200}) == "-200 đ");
}

TEST_CASE("The largest and the smallest amount are shown whole") {
    CHECK(toDisplay(Dong{std::numeric_limits<std::int64_t>::max()}) == "9.223.372.036.854.775.807 đ");
    CHECK(toDisplay(Dong{std::numeric_limits<std::int64_t>::min()}) == "-9.223.372.036.854.775.808 đ");
}
