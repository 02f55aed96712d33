// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lifecycle/log_excerpt.h"

#include <catch2/catch.hpp>

using app::lifecycle::logExcerpt;

TEST_CASE("Of a line of the log its time, level, room, codes, identifiers and the system's words may leave") {
    CHECK(
        logExcerpt(
            "[2026-11-21 09:15:00.123] [counterfoil] [warning] sync: put of "
            "00112233445566778899aabbccddeeff: portal/no_link: Timeout was reached after 120000 ms\n") ==
        "[2026-11-21 09:15:00.123] [warning] sync: … 00112233445566778899aabbccddeeff portal/no_link … after "
        "120000 …\n");
    CHECK(logExcerpt(
              "[2026-11-21 09:15:00.123] [counterfoil] [error] store: store/disk_full: database or disk "
              "full\n") == "[2026-11-21 09:15:00.123] [error] store: store/disk_full database … disk full\n");
}

TEST_CASE("Names, their folded forms, numbers of persons, addresses and paths stay") {
    const std::string start = "[2026-11-21 09:15:00.123] [counterfoil] [info] store: ";
    for (const auto* secret :
         {"Nguyễn Thị Mẫu", "nguyen thi mau", "001199000013", "0900000000", "a@thu.example.vn",
          "/home/nguyen/counterfoil.db", "mau@", "Mẫu/file", "portal/Mẫu", "28021999"})
        CHECK(logExcerpt(start + secret + "\n") == "[2026-11-21 09:15:00.123] [info] store: …\n");
}

TEST_CASE("A line of another form does not leave") {
    CHECK(logExcerpt("Nguyễn Thị Mẫu\n[2026] [counterfoil] [info] store: file\n\n") == "");
    CHECK(logExcerpt("") == "");
}
