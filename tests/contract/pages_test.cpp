// SPDX-License-Identifier: GPL-3.0-or-later
// Pages as they come from a sound scanner, however odd.
#include "tests/contract/desk_checks.h"

#include <cmath>

using namespace core::ports;
using namespace tests;

namespace {

Pnm onePage(auto& desk) {
    WorkerScanSource source(desk.settings);
    desk.request.mostPages = 1;
    const auto end = scanned(desk, source);
    REQUIRE(end);
    CHECK(*end == ScanEnd::Enough);
    pagesAreSafe(desk, 1);
    return readPnm(desk.events.pages[0].file);
}

constexpr int kPictureWidth_px = 620; // A4 at 75 dpi
constexpr int kPictureHeight_px = 877;

// Soft, so that JPEG changes little.
std::string softPicture() {
    std::string pixels;
    for (int y = 0; y < kPictureHeight_px; ++y)
        for (int x = 0; x < kPictureWidth_px; ++x)
            for (const int value : {x * 255 / kPictureWidth_px, y * 255 / kPictureHeight_px, 128})
                pixels.push_back(static_cast<char>(value));
    return pixels;
}

// `test` sends less of the glass where it plays a scanner for the hand, or one that wastes pixels.
bool isTopLeftOf(const Pnm& part, const Pnm& whole) {
    if (2 * part.width < whole.width || part.width > whole.width) return false;
    if (2 * part.height < whole.height || part.height > whole.height || part.kind != whole.kind) return false;
    const std::size_t samples = whole.kind == "P6" ? 3 : 1;
    const auto row = samples * static_cast<std::size_t>(part.width);
    const auto whole_row = samples * static_cast<std::size_t>(whole.width);
    for (std::size_t y = 0; y < static_cast<std::size_t>(part.height); ++y)
        if (part.pixels.compare(y * row, row, whole.pixels, y * whole_row, row) != 0) return false;
    return true;
}

int farthest(const std::string& one, const std::string& other) {
    int farthest = 0;
    for (std::size_t at = 0; at < one.size(); ++at)
        farthest = std::max(
            farthest, std::abs(static_cast<unsigned char>(one[at]) - static_cast<unsigned char>(other[at])));
    return farthest;
}

} // namespace

TEMPLATE_TEST_CASE("A scanner is listed with its maker and model", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::Listed);
    const auto found = WorkerScanSource(desk.settings).list({});
    REQUIRE(found);
    const auto ours = std::find_if(found->begin(), found->end(),
                                   [&](const ScannerInfo& info) { return info.name == desk.listedAs; });
    REQUIRE(ours != found->end());
    CHECK_FALSE(ours->vendor.empty());
    CHECK_FALSE(ours->model.empty());
}

TEMPLATE_TEST_CASE("The glass is scanned once", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::Glass);
    desk.request.source = "flatbed";
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE(end);
    CHECK(*end == ScanEnd::Enough);
    pagesAreSafe(desk, 1);
}

TEMPLATE_TEST_CASE("A stack arrives sheet by sheet, and the next one behind it", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::Stack);
    desk.request.source = "feeder";
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE(end);
    CHECK(*end == ScanEnd::FeederEmpty);
    pagesAreSafe(desk, TestType::kSheets);
    CHECK(desk.events.begun.size() == TestType::kSheets);
    goesOn(desk, source);
}

TEMPLATE_TEST_CASE("Both sides of each sheet arrive, the back behind its front", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::TwoSides);
    desk.arrange(Case::TwoSides);
    desk.request.source = "duplex";
    WorkerScanSource source(desk.settings);
    REQUIRE(scanned(desk, source));
    pagesAreSafe(desk, 2 * TestType::kSheets);
    for (std::size_t at = 0; at < desk.events.pages.size(); ++at) {
        const auto header = contentOf(desk.events.pages[at].file).substr(0, 128);
        CHECK((header.find("side=back") != std::string::npos) == (at % 2 == 1));
    }
}

TEMPLATE_TEST_CASE("A feeder that says too early that it is empty gives the rest at the next key", "",
                   EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::EarlyEnd);
    desk.arrange(Case::EarlyEnd);
    desk.request.source = "feeder";
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE(end);
    CHECK(*end == ScanEnd::FeederEmpty);
    pagesAreSafe(desk, 2);
    desk.request.firstPage = 3;
    REQUIRE(scanned(desk, source));
    pagesAreSafe(desk, TestType::kSheets);
}

TEMPLATE_TEST_CASE("An empty feeder is told before the first page", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::EmptyFeeder);
    desk.arrange(Case::EmptyFeeder);
    desk.request.source = "feeder";
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE_FALSE(end);
    isTold(end.error(), ScanCode::FeederEmpty);
    pagesAreSafe(desk, 0);
    goesOn(desk, source);
}

TEMPLATE_TEST_CASE("A page comes in the colours that were asked for", "", EVERY_DOUBLE) {
    struct Row {
        Case what;
        ScanMode mode;
        const char* kind;
    };
    const auto row = GENERATE(values<Row>({{Case::Colour, ScanMode::Colour, "P6"},
                                           {Case::Grey, ScanMode::Grey, "P5"},
                                           {Case::LineArt, ScanMode::LineArt, "P4"},
                                           {Case::OneBitColour, ScanMode::Colour, "P6"},
                                           {Case::SixteenBit, ScanMode::Colour, "P6"},
                                           {Case::SixteenBit, ScanMode::Grey, "P5"},
                                           {Case::SwappedBytes, ScanMode::Grey, "P5"}}));
    CAPTURE(nameOf(row.what));
    TestType desk;
    NEEDS(desk, row.what);
    desk.arrange(row.what);
    desk.request.mode = row.mode;
    CHECK(onePage(desk).kind == row.kind);
}

TEMPLATE_TEST_CASE("However the driver sends a page, its picture is the same", "", EVERY_DOUBLE) {
    const auto what =
        GENERATE(Case::ThreePasses, Case::UnknownHeight, Case::PaddedLines, Case::FuzzyParameters,
                 Case::TinyReads, Case::NoWaiting, Case::Descriptor, Case::PrintsToStdout);
    CAPTURE(nameOf(what));
    TestType desk;
    NEEDS(desk, what);
    TestType plain;
    const auto expected = onePage(plain);
    desk.arrange(what);
    if (what == Case::NoWaiting || what == Case::Descriptor)
        desk.settings.environment["COUNTERFOIL_SANE_WITHOUT_WAITING"] = "1";
    const auto pnm = onePage(desk);
    CHECK(isTopLeftOf(pnm, expected));
    const auto& page = desk.events.pages[0];
    CHECK_FALSE(page.isShort);
    CHECK((page.linesPromised == 0) == (what == Case::UnknownHeight));
}

TEMPLATE_TEST_CASE("The picture on the paper is the picture in the file", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::GivenPicture);
    const auto expected = softPicture();
    const auto file = desk.folder / "given.ppm";
    std::ofstream(file, std::ios::binary) << "P6\n620 877\n255\n" << expected;
    desk.arrange(Case::GivenPicture, file.string());
    desk.request.dpi = 75;
    desk.request.source = "feeder";
    const auto pnm = onePage(desk);
    REQUIRE(pnm.pixels.size() == expected.size());
    CHECK(farthest(pnm.pixels, expected) <= 12);
}

TEMPLATE_TEST_CASE("A page has the size of the paper, or of the glass, at the resolution", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::Size);
    const int dpi = GENERATE(100, 200);
    desk.arrange(Case::Size);
    desk.request.dpi = dpi;
    const auto pnm = onePage(desk);
    CHECK(desk.events.pages[0].dpi == dpi);
    CHECK(std::abs(pnm.width - TestType::kWidth_mm * dpi / 25.4) <= 2);
    CHECK(std::abs(pnm.height - TestType::kHeight_mm * dpi / 25.4) <= 2);
}

TEMPLATE_TEST_CASE("A page with fewer lines than promised is kept and marked", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::ShortPage);
    desk.arrange(Case::ShortPage);
    onePage(desk);
    CHECK(desk.events.pages[0].isShort);
    CHECK(desk.events.pages[0].linesGot < desk.events.pages[0].linesPromised);
}

TEMPLATE_TEST_CASE("A page of absurd size is refused before it is read", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::HugePage);
    desk.arrange(Case::HugePage);
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE_FALSE(end);
    isTold(end.error(), ScanCode::PageTooLarge);
    pagesAreSafe(desk, 0);
    goesOn(desk, source);
}
