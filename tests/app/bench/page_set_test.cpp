// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/page_set.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace app::bench;
using tests::TempFolder;

namespace {

void put(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file) << text;
}

} // namespace

TEST_CASE("Any folder of pictures can be measured, with the truth that lies beside them") {
    const TempFolder folder;
    put(folder / "b.png", "");
    put(folder / "a.JPG", "");
    put(folder / "a.txt", "Một\tHai\nBa\n");
    put(folder / "readme.md", "");
    const auto pages = pagesIn(folder.path(), {});
    REQUIRE(pages);
    REQUIRE(pages->size() == 2);
    CHECK(pages->at(0).name == "a");
    CHECK(pages->at(0).lines == std::vector<std::string>{"Một\tHai", "Ba"});
    CHECK(pages->at(1).kind == "pages");
    CHECK_FALSE(pages->at(1).lines);
    CHECK_FALSE(pages->at(1).blank);
    CHECK_FALSE(pages->at(1).codes);
}

TEST_CASE("A manifest tells what a folder's pages are; kinds and a limit choose among them") {
    const TempFolder folder;
    std::string entries;
    for (int i = 0; i < 10; ++i)
        entries += std::string(i ? "," : "") + R"({"file":")" + std::to_string(i) + R"(.pnm","kind":")" +
                   (i < 6 ? "decision" : "blank") + R"(","component":")" + (i < 6 ? "decision" : "") +
                   R"(","title":"QUYẾT ĐỊNH","dpi":300,"blank":)" + (i < 6 ? "false" : "true") +
                   R"(,"codes":["x"]})";
    put(folder / "manifest.json", R"({"pages":[)" + entries + "]}");
    const auto all = pagesIn(folder.path(), {});
    REQUIRE(all);
    CHECK(all->size() == 10);
    CHECK(all->at(9).blank == true);
    CHECK(all->at(0).codes == std::vector<std::string>{"x"});
    const auto procedure = procedureFor(*all);
    REQUIRE(procedure.components.size() == 1);
    CHECK(procedure.components[0].titles == std::vector<std::string>{"QUYẾT ĐỊNH"});

    const auto few = pagesIn(folder.path(), {{"decision"}, 3});
    REQUIRE(few);
    REQUIRE(few->size() == 3);
    CHECK(few->at(0).name == "0");
    CHECK(few->at(2).name == "4");
}

TEST_CASE("A folder without pages, and a manifest that is none, end with a sentence") {
    const TempFolder folder;
    CHECK(pagesIn(folder.path(), {}).error().find("no page to measure in") == 0);
    CHECK(pagesIn(folder / "missing", {}).error().find("cannot be read") != std::string::npos);
    put(folder / "manifest.json", R"({"pages":[{"kind":1}]})");
    CHECK(pagesIn(folder.path(), {}).error().find("is no manifest of pages") != std::string::npos);
}
