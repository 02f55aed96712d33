// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/worker/login.h"

#include <catch2/catch.hpp>

#include <array>

using namespace scanner::worker;

TEST_CASE("A login arrives as it was typed, whatever letters are in it") {
    std::array<char, 16> user{};
    std::array<char, 32> password{};
    REQUIRE(readLogin(loginText("jo\"e", "mật\\khẩu\n"), user, password));
    CHECK(std::string(user.data()) == "jo\"e");
    CHECK(std::string(password.data()) == "mật\\khẩu\n");
    REQUIRE(readLogin(loginText({}, {}), user, password));
    CHECK(user[0] == '\0');
    CHECK(password[0] == '\0');
}

TEST_CASE("A login that is too long, or something else, is refused") {
    std::array<char, 4> room{};
    CHECK(readLogin(loginText("abc", "abc"), room, room));
    CHECK_FALSE(readLogin(loginText("abcd", "abc"), room, room));
    CHECK_FALSE(readLogin(loginText("abc", "abcd"), room, room));
    for (const auto* text : {"", "{}", R"({"user":"6","password":""})", R"({"user":"zz","password":""})",
                             R"({"user":"","password":")", R"({"user":"","password":"})"}) {
        CAPTURE(text);
        CHECK_FALSE(readLogin(text, room, room));
    }
}
