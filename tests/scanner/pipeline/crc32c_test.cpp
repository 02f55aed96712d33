// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/crc32c.h"

#include <catch2/catch.hpp>

#include <string>

using scanner::pipeline::crc32c;

TEST_CASE("The checksum is that of RFC 3720's examples") {
    CHECK(crc32c("123456789") == 0xE3069283);
    CHECK(crc32c(std::string(32, '\0')) == 0x8A9136AA);
    CHECK(crc32c(std::string(32, '\xFF')) == 0x62A8AB43);
    CHECK(crc32c("") == 0);
}
