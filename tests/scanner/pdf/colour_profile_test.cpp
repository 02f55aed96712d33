// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/colour_profile.h"

#include <catch2/catch.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

std::uint32_t u32At(const std::string& bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
    return value;
}

std::size_t tagAt(const std::string& profile, const std::string& name) {
    for (std::size_t i = 0; i < u32At(profile, 128); ++i) {
        const std::size_t entry = 132 + 12 * i;
        if (profile.substr(entry, 4) == name) return u32At(profile, entry + 4);
    }
    return 0;
}

} // namespace

TEST_CASE("The colour profile is a version 2 display profile of its own length") {
    const std::string profile = scanner::pdf::sRgbProfile();
    REQUIRE(profile.size() < 4096);
    CHECK(u32At(profile, 0) == profile.size());
    CHECK(u32At(profile, 8) == 0x02100000);
    CHECK(profile.substr(12, 12) == "mntrRGB XYZ ");
    CHECK(profile.substr(36, 4) == "acsp");
}

TEST_CASE("The three colorants of the profile add up to its white") {
    const std::string profile = scanner::pdf::sRgbProfile();
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const auto value = [&](const char* tag) {
            return int(u32At(profile, tagAt(profile, tag) + 8 + 4 * axis));
        };
        CHECK(std::abs(value("rXYZ") + value("gXYZ") + value("bXYZ") - value("wtpt")) <= 32);
    }
}

TEST_CASE("The profile's curve leads from black to white and is shared by the channels") {
    const std::string profile = scanner::pdf::sRgbProfile();
    const std::size_t curve = tagAt(profile, "rTRC");
    const std::uint32_t points = u32At(profile, curve + 8);
    CHECK(tagAt(profile, "gTRC") == curve);
    CHECK(tagAt(profile, "bTRC") == curve);
    CHECK((u32At(profile, curve + 12) >> 16) == 0);
    CHECK((u32At(profile, curve + 12 + std::size_t{2} * (points - 2)) & 0xFFFF) == 0xFFFF);
}
