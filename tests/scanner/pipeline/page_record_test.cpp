// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_record.h"

#include "scanner/base/code.h"

#include <catch2/catch.hpp>

using namespace scanner::pipeline;

namespace {

PageRecord fullRecord() {
    PageRecord record;
    record.width_px = 2480;
    record.height_px = 3508;
    record.dpi = 300;
    record.picture.layers = {{{0, 0, 2481, 3510}, {827, 1170, 0, 9000}, {}},
                             {{400, 500, 300, 200}, {200, 133, 9000, 700}, {300, 200, 9700, 90}},
                             {{0, 0, 2480, 3508}, {}, {2480, 3508, 9790, 5'000'000'000}}};
    record.profile = scanner::PictureProfile::Archive;
    record.turn_deg = 180;
    record.skewDegrees = -0.75;
    record.median = true;
    record.inkShare = 0.0625;
    record.card = true;
    record.holes = {{120, 800, 70, 70}};
    record.streaks = {{612, 2, true}};
    record.codes = {{"001099012345||Đặng Văn Ứng|01021990|Nam", {1500, 90, 180, 181}}};
    record.text.words = {{"Đơn", {10, 20, 30, 40}, 96.5F, 1, 2},
                         {"\"đề\\nghị\"", {50, 20, 60, 40}, 70, 1, 2}};
    record.text.meanConfidence = 83.25F;
    record.text.partial = true;
    record.unreadPlaces = {{5, 6, 70, 80}};
    record.engine = "tesseract 5";
    record.readingKey = "0af1";
    record.cleanSeconds = 0.5;
    record.readSeconds = 1.25;
    return record;
}

} // namespace

TEST_CASE("A page's record comes back from its file as it was") {
    const PageRecord record = fullRecord();
    const auto read = pageRecordFromJson(toJson(record));
    REQUIRE(read);
    CHECK(toJson(*read) == toJson(record));
    CHECK(read->width_px == 2480);
    CHECK(read->picture == record.picture);
    CHECK(read->profile == scanner::PictureProfile::Archive);
    CHECK(read->turn_deg == 180);
    CHECK(read->median);
    CHECK(read->card);
    REQUIRE(read->holes.size() == 1);
    CHECK(read->holes[0].y == 800);
    REQUIRE(read->streaks.size() == 1);
    CHECK(read->streaks[0].x == 612);
    CHECK(read->streaks[0].removed);
    REQUIRE(read->codes.size() == 1);
    CHECK(read->codes[0] == record.codes[0].text);
    CHECK(read->codes[0].box.height == 181);
    REQUIRE(read->text.words.size() == 2);
    CHECK(read->text.words[1].text == "\"đề\\nghị\"");
    CHECK(read->text.words[0].box.height == 40);
    CHECK(read->text.words[0].line == 2);
    REQUIRE(read->unreadPlaces.size() == 1);
    CHECK(read->unreadPlaces[0].height == 80);
    CHECK(read->text.partial);
    CHECK(read->readable);
}

TEST_CASE("A record that is torn, of another kind or without a size is refused") {
    const std::string whole = toJson(fullRecord());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto read = pageRecordFromJson(whole.substr(0, length));
        REQUIRE_FALSE(read);
        CHECK(read.error().is(scanner::PageCode::BatchDamaged));
    }
    PageRecord empty = fullRecord();
    empty.width_px = 0;
    CHECK_FALSE(pageRecordFromJson(toJson(empty)));
    std::string unknown = whole;
    unknown.replace(unknown.find("archive"), 7, "perfect");
    CHECK_FALSE(pageRecordFromJson(unknown));
    CHECK_FALSE(pageRecordFromJson(R"({"format":2})"));
    CHECK_FALSE(pageRecordFromJson("[]"));
}

TEST_CASE("A record with a number that does not fit is refused, so that all that is read can be kept again") {
    const std::string whole = toJson(fullRecord());
    for (const auto& [name, number] :
         {std::pair("width", "4294967596"), {"turn", "1e30"}, {"turn", "45"}, {"mean_confidence", "1e300"}}) {
        INFO(name);
        const auto at = whole.find(':', whole.find("\"" + std::string(name) + "\"")) + 1;
        std::string lying = whole;
        lying.replace(at, whole.find_first_of(",}", at) - at, number);
        CHECK_FALSE(pageRecordFromJson(lying));
    }
}

TEST_CASE("A code whose bytes are no UTF-8 does not spoil the record") {
    PageRecord record = fullRecord();
    record.codes = {{"\xFF\xFE", {}}};
    CHECK(pageRecordFromJson(toJson(record)));
}
