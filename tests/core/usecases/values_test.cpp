// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/counter_setup.h"
#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

using namespace tests;
using domain::DomainCode;

TEST_CASE("A set-up that lacks a field or holds an impossible range is refused by name") {
    const std::string good =
        R"({"superiorBody":"a","office":"b","postOffice":"c","place":"d","returnPlace":"e",
        "officeId":"f","deviceId":"g","range":{"unitCode":"H15.50","counter":"Q07","first":1,"last":9}})";
    REQUIRE(usecases::setupFromJson(good));
    CHECK(usecases::setupFromJson("{}").error().args == std::vector<std::string>{"superiorBody"});
    CHECK(usecases::setupFromJson("not json").error().is(DomainCode::NotSetUp));
    auto wrongUnit = good;
    wrongUnit.replace(wrongUnit.find("H15.50"), 6, "h15..5");
    CHECK(usecases::setupFromJson(wrongUnit).error().is(DomainCode::WrongUnitCode));
    auto wrongRange = good;
    wrongRange.replace(wrongRange.find("\"first\":1"), 9, "\"first\":10");
    CHECK(usecases::setupFromJson(wrongRange).error().args == std::vector<std::string>{"range"});
    CHECK(usecases::setupFromJson(good)->recordsKept_days == 0);
    const auto withDays = [&](const std::string& days) {
        return usecases::setupFromJson(good.substr(0, good.size() - 1) + R"(,"recordsKeptDays":)" + days +
                                       "}");
    };
    CHECK(usecases::setupFromJson(usecases::toJson(*withDays("3650")))->recordsKept_days == 3650);
    for (const auto* days : {"29", "-1", "36501"})
        CHECK(withDays(days).error().args == std::vector<std::string>{"recordsKeptDays"});
    CHECK(withDays("\"a year\"").error().is(DomainCode::NotSetUp));
}

TEST_CASE("A part of the line is taken in the hours that the set-up names, also over midnight") {
    usecases::CounterSetup setup;
    const auto at = [&](const char* time) {
        return usecases::sendRate_bytes(
            setup, *core::base::fromRfc3339(std::string("2026-11-20T") + time + ":00+07:00"));
    };
    CHECK(at("12:00") == 0); // all of it
    setup.sendRate_kbits = 256;
    CHECK(at("03:00") == 32'000);
    setup.sendRateHours = "07:00-17:00";
    CHECK(at("06:59") == 0);
    CHECK(at("07:00") == 32'000);
    CHECK(at("16:59") == 32'000);
    CHECK(at("17:00") == 0);
    setup.sendRateHours = "22:00-05:30";
    CHECK(at("05:29") == 32'000);
    CHECK(at("05:30") == 0);
    CHECK(at("23:00") == 32'000);
}

TEST_CASE("A rate that would starve the line, and hours that are none, are refused by name") {
    const auto with = [](const std::string& more) {
        return usecases::setupFromJson(
            R"({"superiorBody":"a","office":"b","postOffice":"c","place":"d","returnPlace":"e",
            "officeId":"f","deviceId":"g","range":{"unitCode":"H15.50","counter":"Q07","first":1,"last":9},)" +
            more + "}");
    };
    const auto good = with(R"("sendRateKbits":256,"sendRateHours":"07:00-17:00")");
    REQUIRE(good);
    const auto again = usecases::setupFromJson(usecases::toJson(*good));
    CHECK(again->sendRate_kbits == 256);
    CHECK(again->sendRateHours == "07:00-17:00");
    for (const auto* rate : {"31", "-1", "1000001"})
        CHECK(with(std::string(R"("sendRateKbits":)") + rate).error().args ==
              std::vector<std::string>{"sendRateKbits"});
    for (const auto* hours : {"7-17", "07:00-24:00", "07:00", "07:00-17:00 "})
        CHECK(with(std::string(R"("sendRateHours":")") + hours + '"').error().args ==
              std::vector<std::string>{"sendRateHours"});
}

TEST_CASE("A set-up for the national exchange needs all that it speaks with, and no receipt key") {
    const std::string start =
        R"({"superiorBody":"a","office":"b","postOffice":"c","place":"d","returnPlace":"e",
        "officeId":"f","deviceId":"g","range":{"unitCode":"H15.50","counter":"Q07","first":1,"last":9},
        "portalUrl":"https://exchange.example")";
    const std::string own =
        R"(,"exchangeUser":"u","exchangeRoute":"VN","exchangeSignInPath":"/a","exchangeServicePath":"/s",
        "fileStoreUrl":"https://files.example/files/")";
    const auto kind = usecases::setupFromJson(start + own + R"(,"portalKind":"national-exchange"})");
    REQUIRE(kind);
    CHECK(usecases::setupFromJson(usecases::toJson(*kind))->fileStoreUrl == "https://files.example/files/");
    CHECK(usecases::setupFromJson(start + R"(,"portalKind":"national-exchange"})").error().args ==
          std::vector<std::string>{"exchangeUser"});
    CHECK(usecases::setupFromJson(start + own + R"(,"portalKind":"another"})").error().args ==
          std::vector<std::string>{"portalKind"});
    CHECK(usecases::setupFromJson(start + "}").error().args == std::vector<std::string>{"receiptKeyHex"});
}

TEST_CASE("A set-up for a ministry's exchange takes its numbers from there, and from nowhere else") {
    const auto with = [](const std::string& range, const std::string& more) {
        return usecases::setupFromJson(
            R"({"superiorBody":"a","office":"b","postOffice":"c","place":"d","returnPlace":"e","officeId":"f",
            "deviceId":"g","portalUrl":"https://exchange.example","range":{"unitCode":"G09.20","counter":"Q07")" +
            range + "}" + more + "}");
    };
    const std::string own =
        R"(,"portalKind":"ministry-exchange","exchangeUser":"u","exchangeStepWords":"Tiếp nhận hồ sơ")";
    const auto kind = with(R"(,"mode":"server")", own);
    REQUIRE(kind);
    const auto again = usecases::setupFromJson(usecases::toJson(*kind));
    REQUIRE(again);
    CHECK(again->exchangeStepWords == "Tiếp nhận hồ sơ");
    CHECK(again->range.mode == domain::NumberMode::Server);
    const auto complaint = [&](const std::string& range, const std::string& more) {
        return with(range, more).error().args;
    };
    using Args = std::vector<std::string>;
    CHECK(complaint(R"(,"first":1,"last":9)", own) == Args{"range.mode"});
    CHECK(complaint(R"(,"mode":"server","first":1,"last":9)", own) == Args{"range"});
    CHECK(complaint(R"(,"mode":"server")", R"(,"portalKind":"ministry-exchange","exchangeUser":"u")") ==
          Args{"exchangeStepWords"});
    CHECK(complaint(R"(,"mode":"server")", own + R"(,"exchangePersonKind":"x")") ==
          Args{"exchangePersonKind"});
    CHECK(with(R"(,"mode":"server")", own + R"(,"exchangePersonKind":"1")"));
}

TEST_CASE("The example of a set-up can be taken as it is, and names all that a set-up may have") {
    std::ifstream file(EXAMPLE_CONFIG);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    REQUIRE(usecases::setupFromJson(text));
    const auto example = nlohmann::json::parse(text);
    usecases::CounterSetup all;
    all.recordsKept_days = 30;
    all.sendRate_kbits = 256;
    const auto members = nlohmann::json::parse(usecases::toJson(all));
    for (const auto& [name, value] : members.items())
        CHECK(example.contains(name));
    for (const auto& [name, value] : members["range"].items())
        CHECK(example["range"].contains(name));
    for (const auto& [name, value] : example.items()) // and nothing that nobody reads
        CHECK((members.contains(name) || name == "scanner"));
}

TEST_CASE(
    "A set-up believes one authority and at most two pinned keys of the portal, and says what is none") {
    const std::string start =
        R"({"superiorBody":"a","office":"b","postOffice":"c","place":"d","returnPlace":"e",
        "officeId":"f","deviceId":"g","range":{"unitCode":"H15.50","counter":"Q07","first":1,"last":9},)";
    const auto with = [&](const std::string& name, const std::string& value) {
        return usecases::setupFromJson(start + '"' + name + R"(":")" + value + "\"}");
    };
    const std::string pin = "sha256//" + std::string(43, 'A') + "=";
    for (const auto& pins : {pin, pin + ";" + pin})
        CHECK(with("portalPins", pins)->portalPins == pins);
    for (const auto& pins :
         {pin + ";", pin + ";" + pin + ";" + pin, pin + pin, pin.substr(1), std::string("sha256//")})
        CHECK(with("portalPins", pins).error().args == std::vector<std::string>{"portalPins"});
    CHECK(with("portalAuthority", "a file").error().args == std::vector<std::string>{"portalAuthority"});
    CHECK(with("rootKeyHex", "short").error().args == std::vector<std::string>{"rootKeyHex"});
    // Whoever has the root key needs no receipt key yet.
    CHECK(with("portalUrl", "https://portal.example").error().args ==
          std::vector<std::string>{"receiptKeyHex"});
    CHECK(with("rootKeyHex", std::string(64, 'a') + R"(","portalUrl":"https://portal.example)"));
}

TEST_CASE("A set-up and a draft come back from JSON as they were") {
    CounterFixture counter;
    const auto intake = counter.completeIntake();
    const auto back = usecases::intakeFromJson(usecases::toJson(intake));
    REQUIRE(back);
    CHECK(usecases::toJson(*back) == usecases::toJson(intake));
    CHECK(usecases::intakeFromJson("{\"dossier\":1}").error().is(ports::StoreCode::Damaged));
}
