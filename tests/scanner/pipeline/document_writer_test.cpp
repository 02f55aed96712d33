// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/document_writer.h"

#include "tests/scanner/pipeline/batch_desk.h"

#include <catch2/catch.hpp>

using namespace tests;
using namespace scanner::pipeline;
using scanner::PageCode;

TEST_CASE("A page that is unknown, not read yet or no picture cannot be filed") {
    BatchDesk desk;
    const auto batch = desk.create();
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 1)));
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 2)));
    REQUIRE(batch->markFailed(2, core::base::Error::of(PageCode::NotAnImage)));
    for (const int page : {1, 2, 3}) {
        const auto written = writeDocument(*batch, {page}, {}, desk.folder / "a.pdf");
        REQUIRE_FALSE(written);
        CHECK(written.error().is(PageCode::PageNotRead));
        CHECK(written.error().args == std::vector<std::string>{std::to_string(page)});
    }
    CHECK_FALSE(std::filesystem::exists(desk.folder / "a.pdf"));
}

TEST_CASE("A page whose picture was changed behind the batch is not filed") {
    BatchDesk desk;
    const auto batch = desk.create();
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 1)));
    BatchDesk::writeResults(*batch, 1, "Giấy");
    REQUIRE(batch->markRead(1));
    const auto written = writeDocument(*batch, {1}, {}, desk.folder / "a.pdf");
    REQUIRE_FALSE(written);
    CHECK(written.error().is(PageCode::PdfNotWritten));
}
