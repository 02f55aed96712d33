// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <catch2/catch.hpp>

using namespace core::base;
using Words = std::vector<std::string>;

TEST_CASE("Bytes that are not UTF-8 are told apart") {
    CHECK(isUtf8(""));
    CHECK(isUtf8("Nguyễn Thị Mẫu"));
    CHECK(isUtf8("\xF0\x9F\x93\x84"));
    CHECK_FALSE(isUtf8("\xFF"));
    CHECK_FALSE(isUtf8("Nguy\xE1\xBB"));     // cut inside a letter
    CHECK_FALSE(isUtf8("\xC0\xAF"));         // overlong
    CHECK_FALSE(isUtf8("\xED\xA0\x80"));     // surrogate
    CHECK_FALSE(isUtf8("\xF4\x90\x80\x80")); // beyond Unicode
    CHECK_FALSE(isUtf8("\x80 tail"));        // no lead byte
}

TEST_CASE("Text that is not UTF-8 gives the empty string and no words") {
    CHECK(toNfc("a\xFF").empty());
    CHECK(cleaned("a\xFF").empty());
    CHECK(folded("a\xFF").empty());
    CHECK(foldedWords("a\xFF").empty());
}

TEST_CASE("The normal form composes letters and their marks") {
    CHECK(toNfc("Nguye\xCC\x82\xCC\x83n") == "Nguyễn");
    CHECK(toNfc("Nguyễn") == "Nguyễn");
}

TEST_CASE("Cleaning folds white space and drops what cannot be seen") {
    CHECK(cleaned("  Nguyễn \t Thị\r\n Mẫu ") == "Nguyễn Thị Mẫu");
    CHECK(cleaned("a\xC2\xA0\xE2\x80\xA8"
                  "b") == "a b"); // NBSP, line separator
    CHECK(cleaned("\xEF\xBB\xBF"
                  "k\xE2\x80\x8E"
                  "ý\xC2\xADt\xE2\x80\x8B") == "kýt"); // BOM, LRM, soft hyphen, ZWSP
    CHECK(cleaned("a\x01\x7F"
                  "b") == "ab");
    CHECK(cleaned("e\xE2\x80\x8D\xCC\x82") == "ê"); // a joiner between letter and mark
    CHECK(cleaned(" \t ").empty());
    CHECK(cleaned("ĐĂNG Ký") == "ĐĂNG Ký");
}

TEST_CASE("Folding removes case and diacritics and turns đ into d") {
    CHECK(folded("ĐĂNG KÝ KHAI SINH") == "dang ky khai sinh");
    CHECK(folded("Ủy ban nhân dân phường Đức Thắng") == "uy ban nhan dan phuong duc thang");
    CHECK(folded("ưừứửữự ơờớởỡợ") == "uuuuuu oooooo");
    CHECK(folded("Ðăng ð") == "dang d"); // eth, as old fonts and OCR have it
}

TEST_CASE("Old and new tone placement fold alike, composed or not") {
    CHECK(folded("hoà") == folded("hòa"));
    CHECK(folded("Thanh Hoá") == folded("thanh hóa"));
    CHECK(folded("thuý") == folded("thúy"));
    CHECK(folded("ho\x61\xCC\x80") == "hoa");
}

TEST_CASE("Words are letters and digits; other signs part them") {
    CHECK(foldedWords("Giấy tờ (bản sao), của cha/mẹ.") ==
          Words{"giay", "to", "ban", "sao", "cua", "cha", "me"});
    CHECK(foldedWords("Độc lập - Tự do - Hạnh phúc") == Words{"doc", "lap", "tu", "do", "hanh", "phuc"});
    CHECK(foldedWords("hồ sơ.Kính-gửi") == Words{"ho", "so", "kinh", "gui"});
    CHECK(foldedWords("").empty());
    CHECK(foldedWords("--- . ...").empty());
}

TEST_CASE("A code stays one word") {
    CHECK(foldedWords("thủ tục 1.001193.") == Words{"thu", "tuc", "1.001193"});
    CHECK(foldedWords("(G15-TP07)") == Words{"g15-tp07"});
    CHECK(foldedWords("-H15.50.05.13-261008-0975-") == Words{"h15.50.05.13-261008-0975"});
}

TEST_CASE("Length is counted in code points") {
    CHECK(lengthInCodePoints("") == 0);
    CHECK(lengthInCodePoints("Mẫu") == 3);
    CHECK(lengthInCodePoints("\xF0\x9F\x93\x84") == 1);
}

TEST_CASE("The share of capitals counts letters that have case, Vietnamese ones too") {
    CHECK(capitalShare("GIẤY CHỨNG SINH 2026") == 1);
    CHECK(capitalShare("Số: ") == Approx(0.5));
    CHECK(capitalShare("đơn") == 0);
    CHECK(capitalShare("123 - /") == 0);
    CHECK(capitalShare("\xFF\xFE") == 0);
}

TEST_CASE("A text is shortened to whole letters, and left alone where it has room") {
    using core::base::shortened;
    CHECK(shortened("Hồ sơ", 5) == "Hồ sơ");
    CHECK(shortened("Hồ sơ", 4) == "Hồ s");
    CHECK(shortened("Ho\u0302\u0300 sơ", 2) == "Hồ"); // composed first
    CHECK(shortened("ệ\u0331x", 1) == "");
    CHECK(shortened("ệ\u0331x", 2) == "ệ\u0331");
    CHECK(shortened("abc", 0) == "");
    CHECK(shortened("", 3) == "");
}
