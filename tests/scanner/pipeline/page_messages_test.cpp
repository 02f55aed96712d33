// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_messages.h"

#include "scanner/base/code.h"

#include <catch2/catch.hpp>

using namespace scanner::pipeline;

TEST_CASE("An order for a page arrives as it was given") {
    PageOrder order;
    order.page = 7;
    order.dpi = 300;
    order.raw = "/b/0007.pnm";
    order.cleaned = "/b/0007.picture";
    order.preview = "/b/0007.preview.jpg";
    order.record = "/b/0007-2.json";
    order.earlier = {"/b/0007.json", "/b/0007-1.json"};
    order.tessdata = "/data";
    order.profile = scanner::PictureProfile::Archive;
    order.turn_deg = 270;
    order.neighbourTurned = true;
    order.median = true;
    order.keepMarks = true;
    order.streaks = {7, 900};
    order.card = true;
    order.cardBack = "/b/0008.pnm";
    const auto read = pageOrderFrom(toJson(order));
    REQUIRE(read);
    CHECK(toJson(*read) == toJson(order));
    CHECK(read->raw == "/b/0007.pnm");
    CHECK(read->earlier == order.earlier);
    CHECK(read->dpi == 300);
    CHECK(read->profile == scanner::PictureProfile::Archive);
    CHECK(read->turn_deg == 270);
    CHECK(read->neighbourTurned);
    CHECK(read->median);
    CHECK(read->keepMarks);
    CHECK(read->streaks == std::vector<int>{7, 900});
    CHECK(read->card);
    CHECK(read->cardBack == "/b/0008.pnm");
    PageOrder open = order;
    open.turn_deg.reset();
    CHECK_FALSE(pageOrderFrom(toJson(open))->turn_deg);
}

TEST_CASE("What is no order is not taken for one") {
    for (const char* text : {"", "{}", "[]", R"({"page":"7"})", "null"})
        CHECK_FALSE(pageOrderFrom(text));
    std::string unknown = toJson(PageOrder{});
    unknown.replace(unknown.find("compact"), 7, "perfect");
    CHECK_FALSE(pageOrderFrom(unknown));
}

TEST_CASE("An order for a foreign file arrives as it was given") {
    const DecodeOrder order{"/b/import.part", "/b", "0123456789abcdef", 4, 2};
    const auto read = decodeOrderFrom(toJson(order));
    REQUIRE(read);
    CHECK(toJson(*read) == toJson(order));
    for (const char* text :
         {"", "{}", R"({"file":"","folder":"","origin":"","first_number":0,"first_page":1})"})
        CHECK_FALSE(decodeOrderFrom(text));
}

TEST_CASE("What a foreign file turned out to be arrives as it was found") {
    const auto read =
        openedFileFrom(toJson(scanner::OpenedFile{scanner::FileTreatment::TakenOver, 7, true, false}));
    REQUIRE(read);
    CHECK(read->treatment == scanner::FileTreatment::TakenOver);
    CHECK(read->pages == 7);
    CHECK(read->isSigned);
    CHECK_FALSE(read->saysPdfA);
    for (const char* text : {"", "{}", R"({"treatment":"eaten","pages":1,"signed":false,"says_pdfa":false})",
                             R"({"treatment":"scans","pages":0,"signed":false,"says_pdfa":false})"})
        CHECK_FALSE(openedFileFrom(text));
}

TEST_CASE("A number that does not fit is refused, not cut down to another one") {
    const auto fileWith = [](const std::string& pages) {
        return openedFileFrom(R"({"treatment":"drawn","signed":false,"says_pdfa":false,"pages":)" + pages +
                              "}");
    };
    CHECK(fileWith("3")->pages == 3);
    for (const char* pages : {"4294967299", "1e30", "3.5", "\"3\"", "18446744073709551619", "-1"}) {
        INFO(pages);
        CHECK_FALSE(fileWith(pages));
    }
}

TEST_CASE("An order for a turn that is no quarter turn is none") {
    PageOrder order;
    order.turn_deg = 45;
    CHECK_FALSE(pageOrderFrom(toJson(order)));
    order.turn_deg = 360;
    CHECK_FALSE(pageOrderFrom(toJson(order)));
    order.turn_deg = -90;
    CHECK_FALSE(pageOrderFrom(toJson(order)));
}

TEST_CASE("A worker's problem arrives with its code and gets the page's number") {
    const auto problem = core::base::Error::of(scanner::PageCode::TooLarge, "20,000 px");
    const auto read = pageProblemFrom(toJson(problem), 12);
    REQUIRE(read);
    CHECK(read->is(scanner::PageCode::TooLarge));
    CHECK(read->detail == "20,000 px");
    CHECK(read->args == std::vector<std::string>{"12"});
    CHECK_FALSE(pageProblemFrom(R"({"code":"unheard_of","detail":""})", 12));
    CHECK_FALSE(pageProblemFrom("{", 12));
}

TEST_CASE("Only a worker of the same protocol is greeted") {
    CHECK(isGreeting(greeting()));
    for (const char* text : {"", "{}", "[]", R"({"protocol":0})", R"({"protocol":"1"})"})
        CHECK_FALSE(isGreeting(text));
}
