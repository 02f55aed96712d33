// SPDX-License-Identifier: GPL-3.0-or-later
// Drawn papers, the real page worker, real files, judged by programs of others.
#include "core/base/text.h"
#include "scanner/pipeline/document_writer.h"
#include "scanner/pipeline/page_lanes.h"
#include "tests/scanner/pipeline/batch_desk.h"
#include "tests/support/preflight.h"
#include "tests/support/shell.h"
#include "tests/support/small_disk.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <random>
#include <sstream>

using namespace tests;
using namespace scanner::pipeline;
using nlohmann::json;
using scanner::PageCode;

namespace {

LaneSettings realWorker() {
    LaneSettings settings;
    settings.worker = COUNTERFOIL_PAGE_WORKER;
    return settings;
}

json drawnPapers(const std::filesystem::path& folder) {
    REQUIRE(run("QT_QPA_PLATFORM=offscreen " COUNTERFOIL_SAMPLE_PAGES " --out " + quoted(folder.string()) +
                " --dpi 300 >/dev/null")
                .status == 0);
    return json::parse(bytesOf(folder / "truth.json"));
}

std::string textOf(const BatchPage& page) {
    std::string text;
    for (const auto& line : page.record.text.lines())
        text += line + "\n";
    return core::base::folded(text);
}

std::vector<std::string> codesOf(const BatchPage& page) {
    std::vector<std::string> texts;
    texts.reserve(page.record.codes.size());
    for (const auto& code : page.record.codes)
        texts.push_back(code.text);
    return texts;
}

std::string foldedMember(const json& object, const char* name) {
    return core::base::folded(object.at(name).get<std::string>());
}

DocumentLabel label() {
    DocumentLabel label;
    label.title = "Tờ khai";
    label.dossierNumber = "H49.61.7-261121-0001";
    label.holderName = "Nguyễn Thị Thuỷ";
    label.scannedAt = {1795227300000};
    return label;
}

// 1 page that can be read, drawn without the sample program: a dark bar on paper.
std::string barPage() {
    std::string bytes = rawPage(1, 850, 1100);
    for (std::size_t y = 300; y < 340; ++y) {
        const std::size_t row = bytes.size() - 850 * (1100 - y);
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(row + 200), 400, '\x10');
    }
    return bytes;
}

} // namespace

TEST_CASE("Drawn papers become searchable PDF/A files, and opened again nothing is read twice") {
    BatchDesk desk;
    const json truth = drawnPapers(desk.folder / "papers");
    auto batch = desk.create();
    for (const auto& page : truth.at("pages")) {
        const auto file = desk.folder / "papers" / page.at("file").get<std::string>();
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, batch->nextNumber(), bytesOf(file))));
    }
    {
        PageLanes lanes(realWorker());
        lanes.read(batch);
        lanes.finish(*batch);
    }
    const auto pages = batch->snapshot();
    std::vector<int> numbers;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto& expected = truth.at("pages")[i];
        INFO(expected.at("kind"));
        REQUIRE(pages[i].stage == PageStage::Read);
        CHECK(pages[i].record.blank == expected.at("blank").get<bool>());
        // A card's heading is printed in red, which fades before reading: its code names it.
        if (expected.at("kind") == "id-card")
            CHECK(codesOf(pages[i]) == std::vector<std::string>{truth.at("identity").at("qr")});
        else
            CHECK(textOf(pages[i]).find(foldedMember(expected, "title")) != std::string::npos);
        if (expected.at("kind") == "birth-registration-form")
            CHECK(textOf(pages[i]).find(foldedMember(truth.at("identity"), "name")) != std::string::npos);
        numbers.push_back(pages[i].number);
    }

    const auto file = desk.folder / "document.pdf";
    const auto written = writeDocument(*batch, numbers, label(), file);
    REQUIRE(written);
    CHECK(written->pages == static_cast<int>(pages.size()));
    CHECK(written->characters > 500);
    CHECK(preflight({file}) == std::vector<std::string>{"valid"});
    CHECK(bytesOf(file).find("<cf:holderName>Nguyễn Thị Thuỷ</cf:holderName>") != std::string::npos);
    CHECK(std::filesystem::file_size(file) < pages.size() * 80'000);

    batch.reset();
    batch = desk.open();
    CHECK(batch->unread().empty());
    REQUIRE(writeDocument(*batch, numbers, label(), desk.folder / "again.pdf"));
    CHECK(bytesOf(desk.folder / "again.pdf") == bytesOf(file));
}

TEST_CASE("What is filed lies in the clerk's order, and as the clerk turned it") {
    BatchDesk desk;
    const auto batch = desk.create();
    PageLanes lanes(realWorker());
    for (const int page : {1, 2})
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, page, barPage())));
    lanes.read(batch);
    lanes.finish(*batch);
    REQUIRE(batch->turn(2, 90));
    lanes.read(batch);
    lanes.finish(*batch);
    REQUIRE(batch->setOrder({2, 1}));
    std::vector<int> numbers;
    for (const auto& page : batch->snapshot())
        numbers.push_back(page.number);
    const auto file = desk.folder / "a.pdf";
    REQUIRE(writeDocument(*batch, numbers, label(), file));
    std::istringstream sizes(
        outputOf("pdfinfo -f 1 -l 2 " + quoted(file.string()) +
                 " | sed -n 's/^Page.*size: *\\([0-9.]*\\) x \\([0-9.]*\\).*/\\1 \\2/p'"));
    double width[2]{};
    double height[2]{};
    REQUIRE(sizes >> width[0] >> height[0] >> width[1] >> height[1]);
    CHECK(width[0] > height[0]);
    CHECK(width[1] < height[1]);
    CHECK(std::filesystem::exists(batch->resultFiles(2, 0).cleaned)); // nothing was written over
}

TEST_CASE("Hostile pages are marked, their raw files kept, and the pages around them are read") {
    BatchDesk desk;
    const auto batch = desk.create();
    const std::vector<std::string> raws{
        barPage(), "\177ELF no picture at all", "P5\n1 1\n255\n\xF0", "P6\n20000 20000\n255\nshort", "",
        barPage()};
    for (const auto& raw : raws)
        REQUIRE(batch->adopt(BatchDesk::scan(*batch, batch->nextNumber(), raw)));
    PageLanes lanes(realWorker());
    lanes.read(batch);
    lanes.finish(*batch);
    const auto pages = batch->snapshot();
    CHECK(pages[0].stage == PageStage::Read);
    CHECK(pages[1].problem.is(PageCode::NotAnImage));
    CHECK(pages[2].problem.is(PageCode::TooSmall));
    CHECK((pages[3].problem.is(PageCode::TooLarge) || pages[3].problem.is(PageCode::NotAnImage)));
    CHECK(pages[4].problem.is(PageCode::NotAnImage));
    CHECK(pages[5].stage == PageStage::Read);
    for (std::size_t i = 0; i < raws.size(); ++i)
        CHECK(bytesOf(batch->rawFile(static_cast<int>(i + 1))) == raws[i]);
}

TEST_CASE("A page that could not be read for want of the language's data can still be filed, without text") {
    BatchDesk desk;
    const auto batch = desk.create();
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 1, barPage())));
    auto settings = realWorker();
    settings.tessdata = (desk.folder / "no-data").string();
    PageLanes lanes(settings);
    lanes.read(batch);
    lanes.finish(*batch);
    const auto page = batch->snapshot().at(0);
    CHECK(page.problem.is(PageCode::LanguageMissing));
    CHECK_FALSE(page.record.readable);
    const auto written = writeDocument(*batch, {1}, label(), desk.folder / "a.pdf");
    REQUIRE(written);
    CHECK(written->characters == 0);
    CHECK(run("qpdf --check " + quoted((desk.folder / "a.pdf").string()) + " >/dev/null 2>&1").status == 0);
}

TEST_CASE("For the archive the whole page is kept, and the file says so") {
    BatchDesk desk;
    const auto batch = desk.create();
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 1, barPage())));
    auto settings = realWorker();
    settings.profile = scanner::PictureProfile::Archive;
    PageLanes lanes(settings);
    lanes.read(batch);
    lanes.finish(*batch);
    const auto record = batch->snapshot().at(0).record;
    REQUIRE(record.picture.layers.size() == 1);
    CHECK(record.picture.layers[0].jpeg.width_px == record.width_px);
    REQUIRE(writeDocument(*batch, {1}, label(), desk.folder / "a.pdf"));
    CHECK(bytesOf(desk.folder / "a.pdf").find("<cf:profile>archive</cf:profile>") != std::string::npos);
}

TEST_CASE("A page that found the disk full is read when there is room again") {
    BatchDesk desk;
    auto batch = desk.create();
    std::string page = rawPage(1, 850, 1100);
    std::mt19937 random(1);
    for (std::size_t i = page.size() - std::size_t{850} * 1100; i < page.size(); ++i)
        page[i] = static_cast<char>(random());
    REQUIRE(batch->adopt(BatchDesk::scan(*batch, 1, page)));
    {
        const SmallDisk disk(20'000);
        PageLanes lanes(realWorker());
        lanes.read(batch);
        lanes.finish(*batch);
    }
    CHECK(batch->snapshot().at(0).problem.is(PageCode::DiskFull));
    CHECK_FALSE(batch->snapshot().at(0).hasImage());
    batch.reset();
    batch = desk.open();
    CHECK(batch->unread().size() == 1);
    PageLanes lanes(realWorker());
    lanes.read(batch);
    lanes.finish(*batch);
    CHECK(batch->snapshot().at(0).hasImage());
}

TEST_CASE("The page worker does not start unless it was limited to one thread") {
    CHECK(WEXITSTATUS(run("env -u OMP_THREAD_LIMIT " COUNTERFOIL_PAGE_WORKER " </dev/null").status) == 4);
    CHECK(run("OMP_THREAD_LIMIT=1 " COUNTERFOIL_PAGE_WORKER " </dev/null").status == 0);
}
