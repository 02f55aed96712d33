// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field.h"

#include <catch2/catch.hpp>

using namespace core::domain;

TEST_CASE("A phone number has 9 to 15 digits, however they are grouped") {
    for (const auto* number :
         {"0912345678", "0912 345 678", "+84 912.345.678", "(024) 3825-3825", "912345678"}) {
        INFO(number);
        CHECK(isPhoneNumber(number));
    }
}

TEST_CASE("What cannot be called is no phone number") {
    for (const auto* word : {"", "+", "CỘNG", "091234567a", "12345678", "0912345678901234", "84+912345678"}) {
        INFO(word);
        CHECK_FALSE(isPhoneNumber(word));
    }
}
