// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/placing.h"

#include <catch2/catch.hpp>

using namespace core::domain;

namespace {

Procedure birthRegistration() {
    Procedure procedure;
    procedure.components.resize(2);
    procedure.components[0].key = "form";
    procedure.components[0].titles = {"TỜ KHAI ĐĂNG KÝ KHAI SINH"};
    procedure.components[1].key = "witness";
    return procedure;
}

} // namespace

TEST_CASE("Pages are placed by title, blanks set aside, and what the clerk placed stays") {
    const auto procedure = birthRegistration();
    const std::vector<SeenPage> seen{
        {1, SeenPage::Stage::Read, {{}, true}, false},
        {2, SeenPage::Stage::Read, {{"TỜ KHAI ĐĂNG KÝ KHAI SINH"}, false}, false},
        {3, SeenPage::Stage::Read, {}, true},
        {4, SeenPage::Stage::Read, {{"tiếp theo"}, false}, false}};
    auto placed = placePages(seen, procedure, {});
    REQUIRE(placed.size() == 4);
    CHECK(placed[0].component == kIdCardComponent);
    CHECK(placed[1].component == "form");
    CHECK(placed[2].setAside);
    CHECK(placed[3].component == "form");
    CHECK(placed[3].reason == SortReason::FollowsPageBefore);

    placed[1].component = "witness";
    placed[1].reason = SortReason::ByClerk;
    placed = placePages(seen, procedure, placed);
    CHECK(placed[1].component == "witness");
    CHECK(placed[3].component == "witness");
}

TEST_CASE("A page that is still being read is not placed, and the page behind it does not follow the one "
          "before it") {
    const auto procedure = birthRegistration();
    const auto placed = placePages({{1, SeenPage::Stage::Read, {{"TỜ KHAI ĐĂNG KÝ KHAI SINH"}, false}, false},
                                    {2, SeenPage::Stage::Waiting, {}, false},
                                    {3, SeenPage::Stage::Read, {{"tiếp theo"}, false}, false}},
                                   procedure, {});
    REQUIRE(placed.size() == 2);
    CHECK(placed[1].number == 3);
    CHECK(placed[1].component.empty());
}

namespace {

constexpr double kA4_mm2 = 210.0 * 297;

SeenPage titled(int number, std::vector<std::string> lines, double area_mm2 = kA4_mm2) {
    return {number, SeenPage::Stage::Read, {std::move(lines), false, {}, {}, area_mm2}, false};
}

SeenPage separator(int number, std::string key, base::BatchId batch = {}) {
    return {number, SeenPage::Stage::Read, {{}, false, SeparatorCode{std::move(key), batch}}, false};
}

std::vector<std::string> componentsOf(const std::vector<PlacedPage>& placed) {
    std::vector<std::string> keys;
    keys.reserve(placed.size());
    for (const auto& page : placed)
        keys.push_back(page.setAside ? "aside" : page.component.empty() ? "-" : page.component);
    return keys;
}

using Keys = std::vector<std::string>;
constexpr char kTitle[] = "TỜ KHAI ĐĂNG KÝ KHAI SINH";

} // namespace

TEST_CASE(
    "Pages behind a separator sheet belong to its component whatever their title, up to the next sheet") {
    const std::vector<SeenPage> stack{titled(1, {kTitle}),      separator(2, "witness"),
                                      titled(3, {"Lời chứng"}), titled(4, {kTitle}),
                                      separator(5, "id-card"),  titled(6, {"CĂN CƯỚC"}),
                                      separator(7, "form"),     titled(8, {"không đọc được"})};
    const auto placed = placePages(stack, birthRegistration(), {});
    CHECK(componentsOf(placed) ==
          Keys{"form", "aside", "witness", "witness", "aside", "id-card", "aside", "form"});
    CHECK(placed[1].reason == SortReason::SeparatorSheet);
    CHECK(placed[1].evidence == "witness");
    CHECK(placed[3].reason == SortReason::BehindSeparator);
    CHECK(placed[7].evidence == "form");
}

TEST_CASE("What the clerk placed beats the separator, and goes on being beaten by nothing") {
    std::vector<PlacedPage> before{{3, "form", SortReason::ByClerk, false}};
    const std::vector<SeenPage> stack{separator(2, "witness"), titled(3, {"a"}), titled(4, {"b"})};
    CHECK(componentsOf(placePages(stack, birthRegistration(), before)) == Keys{"aside", "form", "witness"});
    // A sheet that the clerk files is a page like any other.
    before = {{2, "form", SortReason::ByClerk, false}};
    CHECK(componentsOf(placePages(stack, birthRegistration(), before)) == Keys{"form", "form", "form"});
}

TEST_CASE("A separator of another procedure or of another batch only parts") {
    const auto ours = *base::BatchId::fromHex("00112233445566778899aabbccddeeff");
    const auto others = *base::BatchId::fromHex("10112233445566778899aabbccddeeff");
    const auto stack = [](SeenPage sheet) {
        return std::vector<SeenPage>{titled(1, {kTitle}), std::move(sheet), titled(3, {"a"}),
                                     titled(4, {kTitle})};
    };
    const auto place = [&](SeenPage sheet) {
        return componentsOf(placePages(stack(std::move(sheet)), birthRegistration(), {}, {nullptr, ours}));
    };
    CHECK(place(separator(2, "land-map")) == Keys{"form", "aside", "-", "form"});
    CHECK(place(separator(2, "witness", others)) == Keys{"form", "aside", "-", "form"});
    CHECK(place(separator(2, "witness", ours)) == Keys{"form", "aside", "witness", "witness"});
}

TEST_CASE("Behind a page that is not read yet no separator holds: the page may be one itself") {
    const std::vector<SeenPage> stack{separator(1, "witness"),
                                      {2, SeenPage::Stage::Waiting, {}, false},
                                      titled(3, {"a"}),
                                      titled(4, {kTitle})};
    CHECK(componentsOf(placePages(stack, birthRegistration(), {})) == Keys{"aside", "-", "form"});
}

TEST_CASE(
    "Two papers of one kind in a row, and a title repeated on the second page, stay in their component") {
    const std::vector<SeenPage> stack{
        titled(1, {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", kTitle}),
        titled(2, {"tiếp theo"}),
        titled(3, {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", kTitle}),
        titled(4, {"TỜ KHAI ĐĂNG KÝ KHAI SINH (tiếp)"}),
    };
    const auto placed = placePages(stack, birthRegistration(), {});
    CHECK(componentsOf(placed) == Keys{"form", "form", "form", "form"});
    CHECK(placed[1].reason == SortReason::FollowsPageBefore);
    CHECK(placed[3].reason == SortReason::Title);
}

TEST_CASE("Paper of another size does not follow the page before it") {
    const auto place = [](double area_mm2) {
        return componentsOf(
            placePages({titled(1, {kTitle}), titled(2, {"a"}, area_mm2)}, birthRegistration(), {}));
    };
    CHECK(place(kA4_mm2 / 2) == Keys{"form", "-"});
    CHECK(place(kA4_mm2 * 2) == Keys{"form", "-"});
    CHECK(place(kA4_mm2 * 0.94) == Keys{"form", "form"});
    CHECK(place(0) == Keys{"form", "form"}); // not known
}

TEST_CASE("A slip of ours is set aside, and nothing follows it") {
    auto slip = titled(2, {});
    slip.hint.slip = SlipCode{"H49.61.7-261121-0001", {}};
    const auto placed = placePages({titled(1, {kTitle}), slip, titled(3, {"a"})}, birthRegistration(), {});
    CHECK(componentsOf(placed) == Keys{"form", "aside", "-"});
    CHECK(placed[1].reason == SortReason::SlipCode);
    CHECK(placed[1].evidence == "H49.61.7-261121-0001");
}

namespace {

SeenPage decided(SeenPage page, bool aside) {
    page.aside = aside;
    return page;
}

} // namespace

TEST_CASE("What the clerk put aside is not filed, and nothing follows it") {
    const std::vector<SeenPage> stack{titled(1, {kTitle}), decided(titled(2, {"GIẤY CHỨNG SINH"}), true),
                                      titled(3, {"a"})};
    CHECK(componentsOf(placePages(stack, birthRegistration(), {})) == Keys{"form", "aside", "form"});
}

TEST_CASE("A blank page, a separator and a slip that the clerk took back stand unassigned and part nothing") {
    SeenPage blank{2, SeenPage::Stage::Read, {}, true};
    SeenPage slip = titled(2, {});
    slip.hint.slip = SlipCode{"H15.50.05.13-261121-0001", {}};
    for (const auto& sheet : {blank, separator(2, "witness"), slip}) {
        const std::vector<SeenPage> stack{titled(1, {kTitle}), decided(sheet, false), titled(3, {"a"})};
        CHECK(componentsOf(placePages(stack, birthRegistration(), {})) == Keys{"form", "-", "form"});
    }
}

TEST_CASE("A separator that was taken back and put aside again parts as before") {
    const std::vector<SeenPage> stack{titled(1, {kTitle}), decided(separator(2, "witness"), true),
                                      titled(3, {"a"})};
    CHECK(componentsOf(placePages(stack, birthRegistration(), {})) == Keys{"form", "aside", "witness"});
}

TEST_CASE("A page scanned again inherits the place that the clerk chose for the old one") {
    const std::vector<PlacedPage> before{{1, "witness", SortReason::ByClerk, false}};
    SeenPage again = titled(2, {kTitle});
    again.inPlaceOf = 1;
    const std::vector<SeenPage> stack{again, decided(titled(1, {kTitle}), true)};
    const auto placed = placePages(stack, birthRegistration(), before);
    CHECK(componentsOf(placed) == Keys{"witness", "aside"});
    CHECK(placed[0].number == 2);
    CHECK(placed[1].component == "witness"); // where it goes if it is taken back
}

TEST_CASE("A page scanned a third time lies where the clerk moved the second one") {
    const std::vector<PlacedPage> before{{1, "witness", SortReason::ByClerk, true},
                                         {2, "authority-letter", SortReason::ByClerk, false}};
    SeenPage second = decided(titled(2, {kTitle}), true);
    SeenPage third = titled(3, {kTitle});
    second.inPlaceOf = third.inPlaceOf = 1;
    const std::vector<SeenPage> stack{third, second, decided(titled(1, {kTitle}), true)};
    CHECK(placePages(stack, birthRegistration(), before)[0].component == "authority-letter");
}

TEST_CASE("A short page is named as long as it is to be filed") {
    SeenPage cut = titled(1, {kTitle});
    cut.incomplete = true;
    CHECK(placePages({cut}, birthRegistration(), {})[0].incomplete);
    CHECK_FALSE(placePages({decided(cut, true)}, birthRegistration(), {})[0].incomplete);
}
