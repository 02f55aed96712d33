// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/viet_qr.h"

#include "tests/support/emv_fields.h"

#include <rapidcheck/catch.h>

#include <optional>

using namespace core::domain;
using core::base::Dong;
using tests::emvFields;

namespace {

const BankAccount kAccount{"970403", "0011012345678"};

std::string drawnText(const char* signs, int least, int most) {
    const std::string_view all(signs);
    std::string text;
    for (int left = *rc::gen::inRange(least, most + 1); left > 0; --left)
        text += all[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(all.size())))];
    return text;
}

std::string drawnBytes(int least, int most) {
    std::string bytes;
    for (int left = *rc::gen::inRange(least, most + 1); left > 0; --left)
        bytes += static_cast<char>(*rc::gen::inRange(0, 256));
    return bytes;
}

constexpr char kDigits[] = "0123456789";
constexpr char kAccountSigns[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

} // namespace

TEST_CASE("The check of a code is CRC-16/CCITT-FALSE") {
    CHECK(crc16("123456789") == 0x29B1);
    CHECK(crc16("") == 0xFFFF);
    CHECK(crc16("A") == 0xB915);
}

TEST_CASE("The check notices every change of up to sixteen neighbouring bits") {
    rc::prop("any text, anywhere in it", [] {
        const auto text = drawnBytes(3, 200);
        const auto mask = *rc::gen::inRange(1, 0x10000);
        const int shift = *rc::gen::inRange(0, 8);
        const auto burst = static_cast<unsigned>(mask) << shift;
        const auto place = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(text.size()) - 2));
        auto changed = text;
        for (std::size_t i = 0; i < 3; ++i)
            changed[place + i] =
                static_cast<char>(changed[place + i] ^ static_cast<char>(burst >> (16 - 8 * i) & 0xFF));
        RC_ASSERT(crc16(changed) != crc16(text));
    });
}

TEST_CASE("A text with its own check behind it has the check 0") {
    rc::prop("any text", [] {
        auto text = drawnBytes(0, 100);
        const auto crc = crc16(text);
        text += static_cast<char>(crc >> 8);
        text += static_cast<char>(crc & 0xFF);
        RC_ASSERT(crc16(text) == 0);
    });
}

TEST_CASE("A code without amount and content is NAPAS' own example") {
    CHECK(vietQr(kAccount, {}, "") ==
          "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA"
          "53037045802VN63049E6F");
}

TEST_CASE("Account, amount and content stand in the code, in the order of the tags") {
    const auto code = vietQr(kAccount, Dong{180000}, "H15.50.05.13-261008-0975");
    REQUIRE(code);
    const auto fields = emvFields(*code);
    REQUIRE(fields);
    const std::vector<tests::EmvField> wanted{
        {"00", "01"},
        {"01", "12"},
        {"38", "0010A00000072701270006970403011300110123456780208QRIBFTTA"},
        {"53", "704"},
        {"54", "180000"},
        {"58", "VN"},
        {"62", "0824H15.50.05.13-261008-0975"},
        {"63", code->substr(code->size() - 4)}};
    CHECK(*fields == wanted);
}

TEST_CASE("A content is what banks take: capitals without diacritics, digits, dots, hyphens, single blanks") {
    CHECK(transferContent("Lệ phí  đăng ký, hồ sơ H56-261121-0001") ==
          "LE PHI DANG KY HO SO H56-261121-0001");
    CHECK(transferContent(" ;|— ").empty());
    CHECK(transferContent("a\xFFz").empty());
}

TEST_CASE("What cannot be paid makes no code") {
    CHECK_FALSE(vietQr({"97040", "0011"}, {}, ""));
    CHECK_FALSE(vietQr({"97040X", "0011"}, {}, ""));
    CHECK_FALSE(vietQr({"970403", ""}, {}, ""));
    CHECK_FALSE(vietQr({"970403", std::string(20, '1')}, {}, ""));
    CHECK_FALSE(vietQr({"970403", "00 11"}, {}, ""));
    CHECK_FALSE(vietQr(kAccount, Dong{-1}, ""));
    CHECK_FALSE(vietQr(kAccount, Dong{10'000'000'000'000}, ""));
    CHECK(vietQr(kAccount, Dong{9'999'999'999'999}, ""));
}

TEST_CASE("A content that is too long makes no code: cut, it would be booked to another dossier") {
    CHECK(vietQr(kAccount, Dong{1}, std::string(25, 'A')));
    CHECK_FALSE(vietQr(kAccount, Dong{1}, std::string(26, 'A')));
}

TEST_CASE("Whatever goes into a code comes out of it, and its check holds") {
    rc::prop("any account, amount and content", [] {
        const BankAccount account{drawnText(kDigits, 6, 6), drawnText(kAccountSigns, 1, 19)};
        const Dong amount{*rc::gen::inRange<std::int64_t>(0, 10'000'000'000'000)};
        const auto content = drawnText("ABCXYZ0189.-", 0, 25);
        const auto code = vietQr(account, amount, content);
        RC_ASSERT(code.has_value());
        const auto fields = emvFields(*code);
        RC_ASSERT(fields.has_value());
        RC_ASSERT(tests::valueOf(*fields, "54") == (amount.amount == 0 ? "" : std::to_string(amount.amount)));
        const auto merchant = emvFields(tests::valueOf(*fields, "38"));
        const auto target = emvFields(tests::valueOf(*merchant, "01"));
        RC_ASSERT(tests::valueOf(*target, "00") == account.bank);
        RC_ASSERT(tests::valueOf(*target, "01") == account.number);
        const auto more = tests::valueOf(*fields, "62");
        RC_ASSERT((more.empty() ? "" : tests::valueOf(*emvFields(more), "08")) == content);
        RC_ASSERT(tests::emvCheckHolds(*code));
    });
}
