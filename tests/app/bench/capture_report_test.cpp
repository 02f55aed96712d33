// SPDX-License-Identifier: GPL-3.0-or-later
// From figures to the report, with numbers that can be reckoned by hand.
#include "app/bench/capture_report.h"

#include <catch2/catch.hpp>

using namespace app::bench;

namespace {

PageFigures page(const std::string& kind, const std::string& look) {
    PageFigures figures;
    figures.truth.kind = kind;
    figures.truth.look = look;
    figures.truth.blank = false;
    figures.truth.codes.emplace();
    figures.counter.filed = true;
    return figures;
}

CaptureFigures twoStacks() {
    CaptureFigures figures;
    auto letter = page("letter", "office");
    letter.truth.component = letter.counter.component = "letter";
    letter.errors = ReadingErrors{{2, 100}, {1, 20}};
    letter.referenceErrors = ReadingErrors{{4, 100}, {2, 20}};
    letter.bareCpuSeconds = 2;
    letter.bytes = 100;
    auto poor = page("letter", "photocopy");
    poor.truth.component = "letter";
    poor.errors = ReadingErrors{{28, 300}, {9, 60}};
    poor.bareCpuSeconds = 4;
    poor.bytes = 300;
    figures.stacks.push_back({"letter", {letter, poor}, {4, 6, 400}, StackTimes{40, 70, 4000}});
    auto card = page("card", "");
    card.truth.codes = {"abc"};
    card.counter.codes = {"abc", "xyz"};
    card.counter.component = "id-card";
    auto blank = page("card", "");
    blank.truth.blank = true;
    auto note = page("card", "");
    note.counter.blank = true;
    note.counter.cutOff = true;
    figures.stacks.push_back({"card", {card, blank, note}, {2, 3, 300}, std::nullopt});
    return figures;
}

} // namespace

TEST_CASE("Figures of stacks add up, side by side with those of the reference where it took part") {
    const auto report = toJson(twoStacks());
    CHECK(report["pages"] == 5);
    CHECK(report["pages_per_minute"] == Approx(5 * 60 / 6.0));
    CHECK(report["ocrmypdf_pages_per_minute"] == Approx(3));
    CHECK(report["bytes_per_page"] == Approx(140));
    CHECK(report["ocrmypdf_bytes_per_page"] == Approx(2000));
    CHECK(report["cpu_seconds_per_page"] == Approx(1.8));
    CHECK(report["tesseract_seconds_per_page"] == Approx(3));
    CHECK(report["cer"] == Approx(30 / 400.0));
    CHECK(report["wer"] == Approx(10 / 80.0));
    CHECK(report["ocrmypdf_cer"] == Approx(0.04));
    CHECK(report["kinds"]["letter"]["ratios"]["pages_per_minute"] == Approx(10));
    CHECK(report["kinds"]["letter"]["ratios"]["bytes_per_page"] == Approx(0.1));
    CHECK(report["kinds"]["card"]["ratios"]["pages_per_minute"].is_null());
    CHECK(report["kinds"]["card"]["cer"].is_null());
    CHECK(report["looks"]["photocopy"]["cer"] == Approx(28 / 300.0));
    CHECK(report["looks"]["photocopy"]["bytes_per_page"] == Approx(300));
    CHECK(report["each"].size() == 5);
}

TEST_CASE("The stack at 200 dpi has figures of its own, none where it was not measured") {
    auto figures = twoStacks();
    CHECK(toJson(figures)["pages_per_minute_200dpi"].is_null());
    figures.reduced = ReducedFigures{5, {3, 4, 0}, ReadingErrors{{20, 400}, {8, 80}}};
    const auto report = toJson(figures);
    CHECK(report["pages_per_minute_200dpi"] == Approx(100));
    CHECK(report["cpu_seconds_per_page_200dpi"] == Approx(0.8));
    CHECK(report["cer_200dpi"] == Approx(0.05));
    CHECK(report["cer"] == Approx(30 / 400.0));
}

TEST_CASE("Decisions are counted: codes and titles found, and blank pages told from written ones") {
    const auto report = toJson(twoStacks());
    CHECK(report["qr_hit_rate"] == 1);
    CHECK(report["qr_wrong"] == 1);
    CHECK(report["title_hit_rate"] == 0.5);
    CHECK(report["title_wrong"] == 0);
    CHECK(report["blank_errors"] == 2);
    CHECK(report["written_set_aside"] == 1);
    CHECK(report["cut_off_pages"] == 1);
    CHECK(report["kinds"]["letter"]["qr_hit_rate"].is_null());
}

TEST_CASE("A page that was put to another component is a wrong one, not only a missed one") {
    auto figures = twoStacks();
    figures.stacks[0].pages[1].counter.component = "decision";
    CHECK(toJson(figures)["title_wrong"] == 1);
}

TEST_CASE("The table shows every kind, every look and every note") {
    auto figures = twoStacks();
    figures.notes = {"ocrmypdf is not installed"};
    const auto table = tableOf(toJson(figures));
    for (const auto* wanted : {"letter", "card", "all", "photocopy", "ocrmypdf is not installed"})
        CHECK(table.find(wanted) != std::string::npos);
}
