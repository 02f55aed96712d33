// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/sheet_codes.h"

#include <catch2/catch.hpp>

using namespace core::domain;

namespace {

const auto kBatch = *base::BatchId::fromHex("00112233445566778899aabbccddeeff");
const auto kDossier = *base::DossierId::fromHex("ffeeddccbbaa99887766554433221100");

} // namespace

TEST_CASE("A separator's text says its component and its batch, and is read back") {
    CHECK(separatorText({"birth-certificate", {}}) == "CF1;sep;birth-certificate;0;1B");
    const SeparatorCode any{"birth-certificate", {}};
    const SeparatorCode one{"to-khai-2", kBatch};
    CHECK(parseSeparator(separatorText(any)) == any);
    CHECK(parseSeparator(separatorText(one)) == one);
    CHECK(separatorText(one).find(";00112233445566778899aabbccddeeff;") != std::string::npos);
}

TEST_CASE("A separator's text with any one byte changed is none") {
    const auto whole = separatorText({"birth-certificate", kBatch});
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            auto spoilt = whole;
            spoilt[at] = static_cast<char>(spoilt[at] ^ (1 << bit));
            CAPTURE(spoilt);
            CHECK_FALSE(parseSeparator(spoilt));
        }
        CHECK_FALSE(parseSeparator(whole.substr(0, at)));
    }
    CHECK_FALSE(parseSeparator(whole + ";"));
    CHECK_FALSE(parseSeparator(whole + "\n"));
}

TEST_CASE("Keys of a separator are small letters, digits and hyphens") {
    CHECK_FALSE(parseSeparator(separatorText({"", {}})));
    CHECK_FALSE(parseSeparator(separatorText({"Birth", {}})));
    CHECK_FALSE(parseSeparator(separatorText({"a|b", {}})));
    CHECK_FALSE(parseSeparator(separatorText({std::string(65, 'a'), {}})));
    CHECK(parseSeparator(separatorText({std::string(64, 'a'), {}})));
}

TEST_CASE("A slip's text says number and dossier, and is read back") {
    const SlipCode official{"H49.61.7-261121-0001", kDossier};
    CHECK(slipText(official) == "CF1;slip;H49.61.7-261121-0001;ffeeddccbbaa99887766554433221100");
    CHECK(parseSlip(slipText(official)) == official);
    CHECK(parseSlip("CF1;slip;TAM-Q07-261121-0042-E;" + kDossier.hex())->number == "TAM-Q07-261121-0042-E");
}

TEST_CASE("What is not quite a slip's text is none") {
    const auto text = GENERATE(as<std::string>{}, "", "CF1;slip;", "CF1;slip;;",
                               "CF1;slip;H49.61.7-261121-0001", "CF1;slip;H49.61.7-261121-0001;",
                               "CF1;slip;H49.61.7-261121-0001;00000000000000000000000000000000",
                               "CF1;slip;not a number;ffeeddccbbaa99887766554433221100",
                               "CF1;slip;TAM-Q07-261121-0042-F;ffeeddccbbaa99887766554433221100",
                               "CF1;slip;H49.61.7-261121-0001;ffeeddccbbaa99887766554433221100;x",
                               "001190000013||Nguyễn Thị Mẫu|15051990|Nữ|Hà Nội|15052025");
    CAPTURE(text);
    CHECK_FALSE(parseSlip(text));
    CHECK_FALSE(parseSeparator(text));
}
