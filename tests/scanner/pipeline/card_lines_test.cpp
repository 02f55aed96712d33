// SPDX-License-Identifier: GPL-3.0-or-later
// The backs of drawn cards through the real page work: how often their machine-readable lines are read. A
// wrong card is worse than none.
#include "core/domain/mrz.h"
#include "scanner/pipeline/card_lines.h"
#include "scanner/pipeline/page_hint.h"
#include "scanner/pipeline/page_values.h"
#include "scanner/pipeline/page_work.h"
#include "tests/scanner/image/drawn_page.h"
#include "tests/support/corpus/plan.h"
#include "tests/support/temp_folder.h"

#include <QPainter>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace tests;
using namespace scanner::pipeline;
namespace domain = core::domain;

namespace {

// 300 and 400 dpi; each lying at 0, 12, 90 and 181 degrees.
std::vector<corpus::PagePlan> cards() {
    auto plan = corpus::wholePlan();
    std::erase_if(plan, [](const auto& page) { return page.kind != "id-card"; });
    return plan;
}

QImage drawn(const corpus::PagePlan& plan) {
    QImage first = blankPage(200, 200);
    write(first, 0, 0, QStringLiteral(" ")); // makes the application that fonts need
    return corpus::drawn(plan, 1, 0).image;
}

PageRecord work(const QImage& page, int dpi, bool isCardProfile) {
    const TempFolder folder;
    PageOrder order;
    order.page = 1;
    order.dpi = dpi;
    order.raw = folder / "0001.pnm";
    order.cleaned = folder / "0001.picture";
    order.preview = folder / "0001.preview.jpg";
    order.record = folder / "0001.json";
    order.card = isCardProfile;
    writeP6(page, order.raw);
    PageWork work;
    REQUIRE(work.run(order));
    std::ifstream in(order.record);
    const auto record = pageRecordFromJson(std::string(std::istreambuf_iterator<char>(in), {}));
    REQUIRE(record);
    return *record;
}

bool isOfTheDrawnCard(const domain::Mrz& mrz) {
    return mrz.personalId == "001190000013" && mrz.sex == domain::Sex::Female &&
           mrz.birth ==
               core::base::Date(std::chrono::year(1990), std::chrono::month(5), std::chrono::day(15)) &&
           mrz.expiry ==
               core::base::Date(std::chrono::year(2030), std::chrono::month(5), std::chrono::day(15));
}

struct Rates {
    int cards = 0;
    int inWords = 0; // the words of the page say them too
    int read = 0;
    int names = 0;
    int wrong = 0;
};

Rates ratesOf(int dpi, bool isCardProfile) {
    Rates rates;
    for (const auto& plan : cards()) {
        if (plan.dpi != dpi) continue;
        auto record = work(drawn(plan), plan.dpi, isCardProfile);
        const auto found = mrzOn(record);
        if (std::getenv("COUNTERFOIL_SHOW_RATES"))
            WARN(plan.name.toStdString() << ": " << record.codes.size() << " codes, lines "
                                         << (found ? found->mrz.personalId : "not read"));
        ++rates.cards;
        rates.read += found && isOfTheDrawnCard(found->mrz) ? 1 : 0;
        rates.names += found && found->mrz.name == "NGUYEN THI MAU" ? 1 : 0;
        rates.wrong += found && !isOfTheDrawnCard(found->mrz) ? 1 : 0;
        record.machineLines.clear();
        rates.inWords += mrzOn(record) ? 1 : 0;
    }
    if (std::getenv("COUNTERFOIL_SHOW_RATES"))
        WARN((isCardProfile ? "card profile, " : "documents, ")
             << dpi << " dpi: " << rates.read << " of " << rates.cards << ", names " << rates.names
             << ", in words " << rates.inWords);
    return rates;
}

// Each resolution is a case of its own, so that none takes long under a sanitizer.
void checkCardsAmongDocuments(int dpi) {
    const auto rates = ratesOf(dpi, false);
    CHECK(rates.cards == 4);
    CHECK(rates.read == rates.cards);
    CHECK(rates.inWords == rates.cards);
    CHECK(rates.names == rates.cards);
    CHECK(rates.wrong == 0);
}

void checkCardsScannedAsCards(int dpi) {
    const auto rates = ratesOf(dpi, true);
    CHECK(rates.cards == 4);
    CHECK(rates.read == rates.cards);
    CHECK(rates.wrong == 0);
}

} // namespace

TEST_CASE(
    "The lines of cards among documents are read at whatever angle they lie at 300 dpi, and none wrongly") {
    checkCardsAmongDocuments(300);
}

TEST_CASE(
    "The lines of cards among documents are read at whatever angle they lie at 400 dpi, and none wrongly") {
    checkCardsAmongDocuments(400);
}

TEST_CASE("The lines of cards scanned as cards at 300 dpi are read, and none wrongly") {
    checkCardsScannedAsCards(300);
}

TEST_CASE("The lines of cards scanned as cards at 400 dpi are read, and none wrongly") {
    checkCardsScannedAsCards(400);
}

TEST_CASE("A card whose code is worn off is known by its lines, and its number is offered with its place") {
    const auto plan = cards().front();
    QImage page = drawn(plan);
    const double mm = plan.dpi / 25.4;
    QPainter(&page).fillRect(QRectF(125 * mm, 119 * mm, 20 * mm, 20 * mm), QColor(240, 240, 236));
    const auto record = work(page, plan.dpi, false);
    REQUIRE(record.codes.empty());
    CHECK(hintOf(record).hasIdCardCode);
    const auto found = mrzOn(record);
    REQUIRE(found);
    CHECK(isOfTheDrawnCard(found->mrz));
    CHECK(found->area.y > 145 * mm);
    CHECK(found->area.y + found->area.height < 175 * mm);

    BatchPage read;
    read.number = 1;
    read.stage = PageStage::Read;
    read.record = record;
    const auto offers = proposalsIn({read}, {{1, "id-card", domain::SortReason::IdCardCode}}, {});
    CHECK(std::ranges::any_of(offers, [](const auto& offer) { return offer.value == "001190000013"; }));
}

TEST_CASE(
    "Words that are a card's lines say what was read of them there, others and those elsewhere do not") {
    const std::string upper = "IDVNM1900000130001190000013<<1";
    const std::string lower = "9005156F3005154VNM<<<<<<<<<<<8";
    const scanner::Box inside{100, 100, 700, 30};
    const scanner::Box outside{100, 900, 700, 30};
    scanner::PageText text;
    text.words = {{"TDVNM1900060130001190006013<<1", inside, 40, 0, 0},
                  {"9005156F3065154VNM<<<<<<<<<<<8", inside, 26, 0, 1},
                  {"Nơi", inside, 97, 0, 2},
                  {"TDVNM1900060130001190006013<<1", outside, 40, 1, 3}};
    takeLines(text, {{upper + "\n" + lower + "\n<<<\n\n", {90, 90, 800, 200}}});
    CHECK(text.words[0].text == upper);
    CHECK(text.words[1].text == lower);
    CHECK(text.words[2].text == "Nơi");
    CHECK(text.words[3].text == "TDVNM1900060130001190006013<<1");
}

TEST_CASE("A page without a card has no lines, and a second reading keeps those of a card") {
    QImage page = blankPage();
    fillWithText(page);
    write(page, 300, 3000, QStringLiteral("Công văn «VNM» số 12 <<trích>>"));
    CHECK(work(page, 300, false).machineLines.empty());
    PageRecord record;
    record.width_px = record.height_px = record.dpi = 300;
    record.machineLines = {{"IDVNM1900000130001190000013<<1\n9005156F3005154VNM<<<<<<<<<<<8", {1, 2, 30, 4}}};
    const auto again = pageRecordFromJson(toJson(record));
    REQUIRE(again);
    REQUIRE(mrzOn(*again));
    CHECK(mrzOn(*again)->area == domain::Area{1, 2, 30, 4});
}
