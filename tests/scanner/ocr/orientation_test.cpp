// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/orientation.h"

#include "scanner/image/turn.h"
#include "tests/scanner/image/cleaning.h"

using namespace tests;
using scanner::PageCode;
using scanner::image::quarterTurned;
using scanner::ocr::Orientation;

TEST_CASE("The turn that makes a page of text upright is found whichever way it lies") {
    QImage drawn = blankPage();
    fillWithText(drawn);
    const auto page = cleaned(drawn);
    auto orientation = Orientation::open({});
    REQUIRE(orientation);
    for (const int lies : {0, 90, 180, 270}) {
        const auto turned = quarterTurned(page.reading, lies);
        CHECK(orientation->turnOf(turned.get(), page.readingDpi) == (360 - lies) % 360);
    }
}

TEST_CASE("A page with nothing to go by stays as it lies") {
    auto orientation = Orientation::open({});
    REQUIRE(orientation);
    const auto page = cleaned(blankPage());
    CHECK(orientation->turnOf(page.reading.get(), page.readingDpi) == 0);
    CHECK(orientation->turnOf(nullptr, 200) == 0);
}

TEST_CASE("A folder without the data for orientation is named as such") {
    const TempFolder empty;
    const auto orientation = Orientation::open(empty.path().string());
    REQUIRE_FALSE(orientation);
    CHECK(orientation.error().is(PageCode::LanguageMissing));
}
