// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/units_file.h"

#include "core/base/text.h"
#include "core/domain/codes.h"
#include "core/domain/post_correction.h"
#include "tests/core/catalogue/catalogue_files.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace core::catalogue;
using core::domain::Unit;

namespace {

const std::vector<Unit>& shipped() {
    static const auto units = loadUnits(COUNTERFOIL_CATALOGUE_FOLDER);
    if (!units) FAIL(units.error().detail);
    return *units;
}

std::size_t unitsOf(const std::string& province) {
    return static_cast<std::size_t>(std::ranges::count(shipped(), province, &Unit::province));
}

} // namespace

TEST_CASE("The shipped units are those in force: 34 provinces and 3,321 units in them") {
    CHECK(unitsOf("") == 34);
    CHECK(shipped().size() == 34 + 3321);
    CHECK(unitsOf("01") == 126);
    CHECK(unitsOf("79") == 168);
    CHECK(unitsOf("96") == 64);
    CHECK(shipped().at(1).code == "00004");
    CHECK(shipped().at(1).name == "Phường Ba Đình");
}

TEST_CASE("Every shipped unit is left as it is spelled, and most are mended when an accent is lost") {
    std::vector<std::string> names;
    for (const auto& unit : shipped())
        names.push_back(unit.name);
    const core::domain::ClosedLists lists({}, names);
    int mended = 0;
    for (const auto& name : names) {
        CAPTURE(name);
        CHECK_FALSE(lists.correct(name, core::domain::ListKind::Unit));
        const auto found = lists.correct(core::base::folded(name), core::domain::ListKind::Unit);
        if (found && found->distance == 0) ++mended;
    }
    CAPTURE(mended, names.size());
    CHECK(mended > 1700); // 1,772 have no other unit within one letter
}

TEST_CASE("A file of units with one wrong row is refused whole") {
    const auto content = GENERATE(
        as<std::string>{}, R"({"provinces": [{"code": "1", "name": "Tỉnh Mẫu", "units": []}]})",
        R"({"provinces": [{"code": "01", "name": "", "units": []}]})",
        R"({"provinces": [{"code": "01", "name": "Tỉnh Mẫu", "units": ["0004 Xã Mẫu"]}]})",
        R"({"provinces": [{"code": "01", "name": "Tỉnh Mẫu", "units": ["00004"]}]})",
        R"({"provinces": [{"code": "01", "name": "Tỉnh Mẫu", "units": ["00004 Xã A", "00004 Xã B"]}]})", "{}",
        "");
    const tests::CatalogueFiles files;
    files.write("units.json", content);
    CAPTURE(content);
    const auto units = loadUnits(files.folder());
    REQUIRE_FALSE(units);
    CHECK(units.error().is(core::domain::DomainCode::CatalogueUnreadable));
    CHECK(units.error().args == std::vector{files.path("units.json")});
}
