// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/back_off.h"
#include "core/sync/chunk_size.h"
#include "tests/support/fakes.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace core::sync;

constexpr std::int64_t kKiB = 1024;

TEST_CASE("The back-off is drawn from 1 s to 5 s x 3^(n-1), up to 15 min, after ten tries up to 1 h") {
    const auto [tries, most] = GENERATE(table<int, std::int64_t>({{1, 5'000},
                                                                  {2, 15'000},
                                                                  {3, 45'000},
                                                                  {6, 900'000},
                                                                  {10, 900'000},
                                                                  {11, 3'600'000},
                                                                  {1000, 3'600'000}}));
    tests::FakeRandom random;
    std::int64_t longest = 0;
    for (int i = 0; i < 500; ++i) {
        const auto wait = backOff_ms(tries, random);
        CHECK(wait >= 1'000);
        longest = std::max(longest, wait);
    }
    CHECK(longest <= most);
    CHECK(longest > most * 9 / 10);
}

TEST_CASE("The portal's wish is honoured up to one hour, with at most a fifth on top") {
    tests::FakeRandom random;
    core::ports::Setback setback;
    setback.retryAfter_ms = 10'000;
    for (int i = 0; i < 100; ++i) {
        const auto wait = waitAfter_ms(setback, 1, random);
        CHECK(wait >= 10'000);
        CHECK(wait <= 12'000);
    }
    setback.retryAfter_ms = 1'000'000'000;
    CHECK(waitAfter_ms(setback, 1, random) <= 3'600'000 * 6 / 5);
}

TEST_CASE("A locked upload is asked again after 2, 4, 8 ... 60 s") {
    tests::FakeRandom random;
    core::ports::Setback setback;
    setback.http = 423;
    const std::vector<std::int64_t> waits{2'000, 4'000, 8'000, 16'000, 32'000, 60'000, 60'000};
    for (std::size_t i = 0; i < waits.size(); ++i)
        CHECK(waitAfter_ms(setback, static_cast<int>(i) + 1, random) == waits[i]);
}

TEST_CASE("A chunk is what the link takes in 8 s, within 64 KiB and 1 MiB") {
    ChunkSize chunk;
    CHECK(chunk.bytes() == 64 * kKiB);
    for (int i = 0; i < 20; ++i)
        chunk.sent(chunk.bytes(), 1);
    CHECK(chunk.bytes() == 1024 * kKiB);
    for (int i = 0; i < 40; ++i)
        chunk.sent(chunk.bytes(), chunk.bytes() * 1000 / 32'000); // 256 kbit/s
    CHECK(chunk.bytes() > 250'000);
    CHECK(chunk.bytes() < 262'000);
}

TEST_CASE(
    "Chunks that are too large for something on the way are halved down to 64 KiB and do not grow again") {
    ChunkSize chunk;
    for (int i = 0; i < 20; ++i)
        chunk.sent(chunk.bytes(), 1);
    CHECK(chunk.halve());
    chunk.sent(chunk.bytes(), 1);
    CHECK(chunk.bytes() == 512 * kKiB);
    while (chunk.halve()) {
    }
    CHECK(chunk.bytes() == 64 * kKiB);
}
