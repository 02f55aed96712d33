// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/mrz.h"

#include <catch2/catch.hpp>

#include <random>

using namespace core::domain;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

namespace {

const std::string kFirst = "IDVNM1900000130001190000013<<1";
const std::string kSecond = "9005156F3005154VNM<<<<<<<<<<<8";
const std::string kThird = "NGUYEN<<THI<MAU<<<<<<<<<<<<<<<";

std::optional<Mrz> parse(const std::string& first, const std::string& second,
                         const std::string& third = kThird) {
    return parseMrz(first + "\n" + second + "\n" + third);
}

// The three lines as words of one page, turned clockwise by quarters about a sheet of 1000 x 600.
std::vector<ReadWord> wordsTurned(int quarters) {
    std::vector<ReadWord> words{{"BỘ CÔNG AN", {100, 100, 300, 30}, 90},
                                {kFirst.substr(0, 12), {100, 300, 400, 30}, 80},
                                {kFirst.substr(12), {510, 302, 400, 30}, 80},
                                {kSecond, {100, 350, 810, 30}, 80},
                                {kThird, {100, 400, 810, 30}, 80}};
    int width = 1000;
    int height = 600;
    for (int i = 0; i < quarters; ++i) {
        for (auto& word : words)
            word.area = {height - word.area.y - word.area.height, word.area.x, word.area.height,
                         word.area.width};
        std::swap(width, height);
    }
    return words;
}

} // namespace

TEST_CASE("The check digits of the worked example are those of the standard") {
    CHECK(checkDigit("190000013") == 0);
    CHECK(checkDigit("001190000013") == 1);
    CHECK(checkDigit("900515") == 6);
    CHECK(checkDigit("300515") == 4);
    CHECK(checkDigit(kFirst.substr(5) + kSecond.substr(0, 7) + kSecond.substr(8, 7) +
                     kSecond.substr(18, 11)) == 8);
    CHECK(checkDigit("") == 0);
}

TEST_CASE("The lines of a card give number, birth, sex, expiry and a name without accents") {
    const auto mrz = parse(kFirst, kSecond);
    REQUIRE(mrz);
    CHECK(mrz->personalId == "001190000013");
    CHECK(mrz->birth == base::Date(year(1990), month(5), day(15)));
    CHECK(mrz->sex == Sex::Female);
    CHECK(mrz->expiry == base::Date(year(2030), month(5), day(15)));
    CHECK(mrz->name == "NGUYEN THI MAU");
    CHECK_FALSE(mrz->swapped);
}

TEST_CASE("Fillers lost, doubled or read as other signs do no harm") {
    CHECK(parse("IDVNM1900000130001190000013<1", "9005156F3005154VNM<<<<<<8") == parse(kFirst, kSecond));
    CHECK(parse("IDVNM1900000130001190000013«1", "9005156F3005154VNM<<‹‹<<<(<8") == parse(kFirst, kSecond));
    CHECK(parse("IDVNM190000013 0001190000013 <<1", "9005156F3005154VNMKKKKKKK<8") == parse(kFirst, kSecond));
    CHECK(parse("- IDVNM1900000130001190000013<<1", kSecond) == parse(kFirst, kSecond));
    CHECK(parse(kFirst, kSecond, "NGUYEN<<THI<MAU<<<<KK<<C<<<")->name == "NGUYEN THI MAU");
    CHECK(parse(kFirst, kSecond, "NGUYEN<<THI<MAU<K")->name == "NGUYEN THI MAU");
}

TEST_CASE("Letters stand for digits only where all check digits then hold") {
    const auto mrz = parse("1DVNMI9OOOOOI3OOOII9OOOOOI3<<I", "9OO5I56F3OO5I54VNM<<<<<<<<<<<B");
    REQUIRE(mrz);
    CHECK(mrz->personalId == "001190000013");
    CHECK(mrz->swapped);
    // S looks like 5: here it stands for another digit, so the check digit does not hold.
    CHECK_FALSE(parse("IDVNM19000001S000119000001S<<1", kSecond));
    CHECK_FALSE(parse(kFirst, "900S166F3005154VNM<<<<<<<<<<<8"));
}

TEST_CASE("One digit changed anywhere makes no card") {
    const auto spoil = [](const std::string& line, bool first) {
        for (std::size_t at = 0; at < line.size(); ++at) {
            if (line[at] < '0' || line[at] > '9') continue;
            for (char digit = '0'; digit <= '9'; ++digit) {
                auto spoilt = line;
                spoilt[at] = digit;
                CAPTURE(spoilt);
                CHECK(parse(first ? spoilt : kFirst, first ? kSecond : spoilt).has_value() ==
                      (digit == line[at]));
            }
        }
    };
    spoil(kFirst, true);
    spoil(kSecond, false);
}

TEST_CASE("A name with digits in it is not taken, the rest is") {
    const auto mrz = parse(kFirst, kSecond, "NGUYEN<<TH1<MAU<<<<<<");
    REQUIRE(mrz);
    CHECK(mrz->name.empty());
    CHECK(parse(kFirst, kSecond, "no third line")->name.empty());
}

TEST_CASE("A card without end has fillers for its expiry") {
    auto second = std::string("9005156F<<<<<<<VNM<<<<<<<<<<<");
    const auto composite =
        checkDigit(kFirst.substr(5) + second.substr(0, 7) + second.substr(8, 7) + second.substr(18, 11));
    const auto mrz = parse(kFirst, second + static_cast<char>('0' + composite));
    REQUIRE(mrz);
    CHECK_FALSE(mrz->expiry);
}

TEST_CASE("Other texts are no card") {
    const auto text =
        GENERATE(as<std::string>{}, "", "\n\n\n", "IDVNM", "IDVNM\n9005156F3005154VNM",
                 "IDVNM1900000130001190000013<<1", "TỜ KHAI ĐĂNG KÝ KHAI SINH", "\xFF\xFE\n\xC2",
                 "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<");
    CAPTURE(text);
    CHECK_FALSE(parseMrz(text));
    CHECK_FALSE(parseMrz(std::string(100000, '<') + "\n" + text));
}

TEST_CASE("Any bytes are taken without harm, and none of them is a card") {
    std::mt19937 random(3);
    for (int i = 0; i < 2000; ++i) {
        std::string text = std::string(kFirst).append("\n").append(kSecond);
        for (int change = 0; change < 6; ++change)
            text[random() % text.size()] = static_cast<char>(random() % 256);
        const auto mrz = parseMrz(text);
        if (mrz) CHECK(mrz->personalId == "001190000013");
    }
}

TEST_CASE("The lines are found among a page's words whichever way up they stand") {
    for (int quarters = 0; quarters < 4; ++quarters) {
        CAPTURE(quarters);
        const auto words = wordsTurned(quarters);
        const auto found = findMrz(words);
        REQUIRE(found);
        CHECK(found->mrz.personalId == "001190000013");
        CHECK(found->mrz.name == "NGUYEN THI MAU");
        CHECK(found->turn == static_cast<Turn>(quarters));
        CHECK(found->area == united(united(words[1].area, words[2].area), words[3].area));
    }
    CHECK_FALSE(findMrz({}));
}

TEST_CASE("Lines that were read badly still tell their place, and no other paper has one") {
    const std::vector<ReadWord> words{{"BỘ CÔNG AN", {100, 100, 300, 30}, 90},
                                      {"TDVNM190060001300011906000613<<1", {100, 300, 810, 30}, 60},
                                      {"NGUYEN<<THTI<MAU<<<<<<", {105, 400, 800, 30}, 60}};
    CHECK_FALSE(findMrz(words));
    CHECK(mrzPlaceIn(words) == Area{100, 300, 810, 130});
    CHECK_FALSE(mrzPlaceIn({{"«VNM»", {0, 0, 90, 30}, 90}, {"VNM<<", {0, 50, 90, 30}, 90}}));
}
