// SPDX-License-Identifier: GPL-3.0-or-later
// What a stack needs while it goes through every process of the counter.
#include "app/bench/counter_run.h"
#include "app/bench/page_set.h"
#include "tests/support/shell.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace app::bench;
using namespace tests;

namespace {

// A sanitizer needs memory of its own.
constexpr bool isSanitized() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return true;
#else
    return false;
#endif
}

} // namespace

TEST_CASE("A stack of colour pages at 300 dpi stays within 450 MB, all processes together") {
    if (isSanitized()) return;
    const TempFolder folder;
    REQUIRE(run(COUNTERFOIL_CORPUS " --kinds decision --format pnm --out " +
                quoted((folder / "pages").string()) + " >/dev/null 2>&1")
                .status == 0);
    const auto pages = pagesIn(folder / "pages", {});
    REQUIRE(pages);
    std::filesystem::create_directory(folder / "raw");
    std::vector<RawPage> raw;
    for (const auto& page : *pages)
        raw.push_back(layDown(page, folder / "raw", false).value());
    REQUIRE(raw.size() == 5);
    CounterRun counter(folder / "data", procedureFor(*pages));
    const auto peak = counter.peakMemory_mb(raw, 10);
    REQUIRE(peak);
    CHECK(*peak > 100); // else nothing was weighed
    CHECK(*peak < 450);
}
