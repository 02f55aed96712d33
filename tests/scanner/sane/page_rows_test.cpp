// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/page_rows.h"

#include <catch2/catch.hpp>

#include <array>
#include <cstring>
#include <vector>

using namespace scanner::sane;

namespace {

FrameParameters parameters(FrameFormat format, int depth, int width, int line_bytes) {
    return {format, true, line_bytes, width, 10, depth};
}

std::string row(const FrameParameters& parameters, std::vector<std::uint8_t> line) {
    std::string out;
    appendRow(parameters, line, out);
    return out;
}

} // namespace

TEST_CASE("Padding at the end of a line is dropped") {
    CHECK(row(parameters(FrameFormat::Grey, 8, 2, 5), {'a', 'b', 'x', 'x', 'x'}) == "ab");
    CHECK(row(parameters(FrameFormat::Rgb, 8, 1, 4), {'r', 'g', 'b', 'x'}) == "rgb");
    CHECK(row(parameters(FrameFormat::Grey, 1, 9, 3), {0x81, 0x80, 0xFF}) == "\x81\x80");
}

TEST_CASE("Of 16-bit samples in this machine's order the high byte stays") {
    const std::array<std::uint16_t, 3> samples{0x12FF, 0x3400, 0x5601};
    std::vector<std::uint8_t> line(sizeof samples);
    std::memcpy(line.data(), samples.data(), sizeof samples);
    CHECK(row(parameters(FrameFormat::Grey, 16, 3, 6), line) == "\x12\x34\x56");
    CHECK(row(parameters(FrameFormat::Rgb, 16, 1, 6), line) == "\x12\x34\x56");
}

TEST_CASE("One-bit colour becomes full or no light per colour") {
    // Nine pixels: the first red, the second green, the ninth white.
    const auto out = row(parameters(FrameFormat::Rgb, 1, 9, 6), {0x80, 0x40, 0x00, 0x80, 0x80, 0x80});
    REQUIRE(out.size() == 27);
    CHECK(out.substr(0, 6) == std::string("\xFF\0\0\0\xFF\0", 6));
    CHECK(out.substr(6, 18) == std::string(18, '\0'));
    CHECK(out.substr(24) == "\xFF\xFF\xFF");
}

TEST_CASE("Numbers that make no picture are refused") {
    const auto is_refused = [](FrameParameters given) {
        const auto checked = checkParameters(given, 1);
        return !checked && checked.error().kind == FaultKind::NotAnImage;
    };
    CHECK(is_refused(parameters(FrameFormat::Grey, 8, 0, 10)));
    CHECK(is_refused(parameters(FrameFormat::Grey, 8, -1, 10)));
    CHECK(is_refused(parameters(FrameFormat::Grey, 12, 10, 20)));
    CHECK(is_refused(parameters(FrameFormat::Rgb, 8, 10, 29)));
    CHECK(is_refused({FrameFormat::Grey, true, 10, 10, 0, 8}));
    CHECK(is_refused({FrameFormat::Grey, true, 10, 10, -2, 8}));
    CHECK(is_refused({FrameFormat::Grey, true, -10, 10, 10, 8}));
}

TEST_CASE("Pages beyond 15,000 px a side or 400 MB are refused before the first read") {
    const auto is_too_large = [](FrameParameters given, int frames) {
        const auto checked = checkParameters(given, frames);
        return !checked && checked.error().kind == FaultKind::TooLarge;
    };
    CHECK(is_too_large({FrameFormat::Grey, true, 15'001, 15'001, 100, 8}, 1));
    CHECK(is_too_large({FrameFormat::Grey, true, 100, 100, 15'001, 8}, 1));
    CHECK(is_too_large({FrameFormat::Rgb, true, 45'000, 15'000, 15'000, 8}, 1));
    CHECK(is_too_large({FrameFormat::Red, false, 15'000, 15'000, 15'000, 8}, 3));
    CHECK(is_too_large({FrameFormat::Grey, true, 2'000'000'000, 100, 15'000, 8}, 1));
    CHECK(checkParameters({FrameFormat::Grey, true, 15'000, 15'000, 15'000, 8}, 1));
    CHECK(checkParameters({FrameFormat::Grey, true, 15'000, 15'000, -1, 8}, 1));
}
