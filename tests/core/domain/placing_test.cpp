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
    const std::vector<SeenPage> seen{{1, SeenPage::Stage::Read, {{}, true}, false},
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

TEST_CASE("A page that is still being read is not placed, and the page behind it does not follow the one before it") {
    const auto procedure = birthRegistration();
    const auto placed =
        placePages({{1, SeenPage::Stage::Read, {{"TỜ KHAI ĐĂNG KÝ KHAI SINH"}, false}, false},
                              {2, SeenPage::Stage::Waiting, {}, false},
                              {3, SeenPage::Stage::Read, {{"tiếp theo"}, false}, false}},
                             procedure, {});
    REQUIRE(placed.size() == 2);
    CHECK(placed[1].number == 3);
    CHECK(placed[1].component.empty());
}
