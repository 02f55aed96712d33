// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/scan_profile.h"

#include "core/domain/codes.h"

#include <catch2/catch.hpp>

using namespace app::composition;

TEST_CASE(
    "What is not said about a profile is standard: A4 from the driver, cards and photos from the glass") {
    const auto profiles = profilesFromJson("{}");
    REQUIRE(profiles);
    CHECK(profiles->documents.request.dpi == 300);
    CHECK(profiles->documents.request.paperHeight_mm == 297);
    CHECK(profiles->documents.request.detectsMultiFeed);
    CHECK_FALSE(profiles->documents.request.skipsBlank);
    CHECK(profiles->idCard.request.source == "flatbed");
    CHECK(profiles->idCard.request.dpi == 400);
    CHECK(profiles->photo.request.dpi == 600);
    CHECK(profiles->photo.request.paperWidth_mm == 105);
}

TEST_CASE("Cards are scanned where the documents are, unless another scanner is named") {
    const auto same = profilesFromJson(R"({"device": "test:0", "backends": ["test"]})");
    REQUIRE(same);
    CHECK(same->idCard.request.device == "test:0");
    CHECK(same->idCard.backends == std::vector<std::string>{"test"});
    const auto other =
        profilesFromJson(R"({"device": "test:0", "id_card": {"device": "test:1", "dpi": 600}})");
    REQUIRE(other);
    CHECK(other->idCard.request.device == "test:1");
    CHECK(other->idCard.request.dpi == 600);
    CHECK(other->photo.request.device == "test:0");
}

TEST_CASE("A device's own options win over the profile's, on that device alone") {
    const auto profiles = profilesFromJson(R"({"device": "a:0", "options": {"threshold": "1", "gamma": "2"},
                                               "device_options": {"a:0": {"threshold": "9"}, "b:0": {"gamma": "7"}}})");
    REQUIRE(profiles);
    using Options = std::map<std::string, std::string>;
    CHECK(profiles->documents.wish().options == Options{{"threshold", "9"}, {"gamma", "2"}});
    auto moved = profiles->documents;
    moved.request.device = "b:0";
    CHECK(moved.wish().options == Options{{"threshold", "1"}, {"gamma", "7"}});
}

TEST_CASE("Profiles survive being kept") {
    const auto profiles = profilesFromJson(
        R"({"device": "scanner:test/Noname/x/port=0", "source": "duplex", "mode": "grey", "dpi": 200, "width_mm": 148,
            "height_mm": 210, "multi_feed": false, "skip_blank": true, "options": {"a": "b"}, "stack": "/x",
            "device_options": {"a:0": {"c": "d"}}, "id_card": {"mode": "colour"}, "photo": {"dpi": 1200},
            "picture": "archive"})");
    REQUIRE(profiles);
    const auto again = profilesFromJson(toJson(*profiles));
    REQUIRE(again);
    CHECK(toJson(*again) == toJson(*profiles));
    CHECK(again->documents.request.skipsBlank);
    CHECK(again->documents.wish().device == "scanner:test/Noname/x/port=0");
    CHECK(again->photo.request.dpi == 1200);
    CHECK(again->picture == scanner::PictureProfile::Archive);
}

TEST_CASE("A profile with a wrong member names it") {
    const auto refusedBy = [](const char* json) { return profilesFromJson(json).error().args.front(); };
    CHECK(refusedBy(R"({"mode": "sepia"})") == "mode");
    CHECK(refusedBy(R"({"photo": {"mode": "sepia"}})") == "mode");
    CHECK(refusedBy(R"({"picture": "oil"})") == "picture");
    CHECK(refusedBy(R"({"dpi": "many"})") == "scanner");
    CHECK(refusedBy(R"({"id_card": 7})") == "scanner");
    CHECK(refusedBy("no json") == "scanner");
}
