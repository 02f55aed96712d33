// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/search_words.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>
#include <sstream>

using core::domain::Dossier;
using core::domain::isFoundBy;
using core::domain::SearchedWord;
using core::domain::SearchQuery;
using core::domain::searchQuery;
using core::domain::searchWords;
using Words = std::vector<std::string>;

namespace {

Words wordsOf(const std::string& text) {
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

bool has(const Words& words, const std::string& word) {
    return std::ranges::find(words, word) != words.end();
}

Dossier dossier() {
    Dossier made;
    made.number = {"H15.50.05.13-261121-0975", false};
    made.owner.name = "Đặng Thị Hường";
    made.owner.idNumber = "001 190 000 013";
    made.owner.phone = "+84 912 345 678";
    made.submitter.name = "Đặng Văn Nghĩa";
    made.procedureCode = "1.001193";
    made.procedureName = "Đăng ký khai sinh";
    made.abstract = "Khai sinh cho trẻ";
    return made;
}

SearchedWord whole(const std::string& text) {
    return {text, false};
}

SearchedWord begin(const std::string& text) {
    return {text, true};
}

} // namespace

TEST_CASE("A dossier is found by its persons without accents, đ too, and by each word once") {
    const auto words = wordsOf(searchWords(dossier()));
    for (const auto* word : {"dang", "thi", "huong", "van", "nghia", "ky", "khai", "sinh", "cho", "tre"})
        CHECK(has(words, word));
    CHECK(std::ranges::count(words, "dang") == 1);
    CHECK(std::ranges::count(words, "khai") == 1);
}

TEST_CASE("An official number is found whole and from its date or its place on, without separators") {
    const auto words = wordsOf(searchWords(dossier()));
    for (const auto* word : {"h155005132611210975", "2611210975", "0975"})
        CHECK(has(words, word));
}

TEST_CASE("A provisional number is found from each of its parts on") {
    auto taken = dossier();
    taken.number = {"TAM-Q07R3K8-261121-0042-E", true};
    const auto words = wordsOf(searchWords(taken));
    for (const auto* word : {"tamq07r3k82611210042e", "q07r3k82611210042e", "2611210042e", "0042e"})
        CHECK(has(words, word));
}

TEST_CASE("ID number, phone and code of the procedure stand without blanks and points; +84 is a leading 0") {
    const auto words = wordsOf(searchWords(dossier()));
    for (const auto* word : {"001190000013", "0912345678", "1001193", "001193"})
        CHECK(has(words, word));
}

TEST_CASE("Pages add their words to those of the dossier; what is too long for a word is left out") {
    const auto words = wordsOf(searchWords(dossier(), "GIẤY CHỨNG SINH số 77/2026 " + std::string(41, 'x')));
    for (const auto* word : {"giay", "chung", "so", "77", "2026", "huong"})
        CHECK(has(words, word));
    CHECK_FALSE(has(words, std::string(41, 'x')));
}

TEST_CASE("All typed words are asked for; the last may be a beginning until a blank ends it") {
    CHECK(searchQuery("Đặng Hư") == SearchQuery{{whole("dang"), begin("hu")}});
    CHECK(searchQuery("Đặng Hường ") == SearchQuery{{whole("dang"), whole("huong")}});
}

TEST_CASE("A number or a code may be a beginning wherever it stands") {
    CHECK(searchQuery("261121-09 mẫu ") == SearchQuery{{begin("26112109"), whole("mau")}});
    CHECK(searchQuery("H15.50.05.13-261121-0975 ") == SearchQuery{{begin("h155005132611210975")}});
}

TEST_CASE("Groups of digits are looked for as typed and as one number; +84 also as a leading 0") {
    CHECK(searchQuery("0912 345 678") ==
          SearchQuery{{begin("0912"), begin("345"), begin("678")}, {begin("0912345678")}});
    const auto abroad = searchQuery("mẫu +84 912 345 678");
    REQUIRE(abroad.size() == 3);
    CHECK(abroad[2] == std::vector{whole("mau"), begin("0912345678")});
}

TEST_CASE(
    "What holds no word asks for nothing: empty, blanks, signs, control characters, bytes that are no text") {
    for (const std::string typed : {"", "   ", "\t\n", "\"", "* - ( ) : ^ + { }", "\x01\x02", "\xff\xfe"})
        CHECK(searchQuery(typed).empty());
}

TEST_CASE("What has a meaning for a search engine is a word like others") {
    CHECK(searchQuery("NEAR(mẫu OR \"x\"*) NOT words:y ") ==
          SearchQuery{{whole("near"), whole("mau"), whole("or"), whole("x"), whole("not"), whole("words"),
                       whole("y")}});
}

TEST_CASE("Of a very long text the first words are looked for") {
    std::string typed;
    for (int i = 0; i < 10'000; ++i)
        typed += "mẫu ";
    CHECK(searchQuery(typed).front().size() == 32);
}

TEST_CASE("Words are found by all words of one way, whole or by a beginning, and never by an end") {
    const std::string words = "dang thi huong 0912345678 h155005132611210975";
    for (const auto* typed : {"Hường", "hu", "đặng hường ", "0912 345", "+84 912 345 678", "H15.50"})
        CHECK(isFoundBy(searchQuery(typed), words));
    for (const auto* typed : {"ang", "hu ", "dang van", "12345678", ""})
        CHECK_FALSE(isFoundBy(searchQuery(typed), words));
}
