// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/dossier.h"

#include <catch2/catch.hpp>

using namespace core::domain;

TEST_CASE("Every work state survives its name") {
    for (int i = 0; i <= static_cast<int>(WorkState::Voided); ++i) {
        const auto state = static_cast<WorkState>(i);
        CHECK(workStateFrom(nameOf(state)) == state);
    }
    CHECK(nameOf(WorkState::SupplementAsked) == "supplement_asked");
}

TEST_CASE("A name that is no work state is not read") {
    CHECK_FALSE(workStateFrom(""));
    CHECK_FALSE(workStateFrom("Taken"));
    CHECK_FALSE(workStateFrom("unknown"));
}

TEST_CASE("A hash is shown as 64 lower-case hex digits") {
    Sha256 hash{};
    hash.front() = 0x0A;
    hash.back() = 0xF1;
    CHECK(toHex(hash) == "0a" + std::string(60, '0') + "f1");
}
