// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/worker/frame.h"

#include <catch2/catch.hpp>

#include <random>

using namespace scanner::worker;

namespace {

std::string bytesOf(std::initializer_list<int> values) {
    std::string bytes;
    for (const int value : values)
        bytes.push_back(static_cast<char>(value));
    return bytes;
}

} // namespace

TEST_CASE("A frame is length, kind, flags and request in little-endian order, then the payload") {
    CHECK(encode({FrameKind::Scan, 0x01020304, "{}"}) ==
          bytesOf({2, 0, 0, 0, 5, 0, 0, 0, 4, 3, 2, 1}) + "{}");
}

TEST_CASE("Frames come out whole, in order, however their bytes are cut") {
    const std::string stream = encode({FrameKind::Ready, 1, R"({"pid":1})"}) +
                               encode({FrameKind::Ping, 2, ""}) +
                               encode({FrameKind::PageDone, 3, std::string(70'000, 'x')});
    for (const std::size_t portion : {1UL, 7UL, 4096UL, stream.size()}) {
        FrameDecoder decoder;
        std::vector<Frame> frames;
        for (std::size_t at = 0; at < stream.size(); at += portion) {
            decoder.feed(std::string_view(stream).substr(at, portion));
            while (auto frame = decoder.next())
                frames.push_back(std::move(*frame));
        }
        REQUIRE(frames.size() == 3);
        CHECK(frames[0].payload == R"({"pid":1})");
        CHECK(frames[1].kind == FrameKind::Ping);
        CHECK(frames[2].request == 3);
        CHECK(frames[2].payload.size() == 70'000);
        CHECK_FALSE(decoder.broken());
    }
}

TEST_CASE("A frame of unknown kind, with flags, or of more than 1 MiB breaks the decoder for good") {
    const std::string unknown_kind = bytesOf({0, 0, 0, 0, 99, 0, 0, 0, 1, 0, 0, 0});
    const std::string kind_zero = bytesOf({0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0});
    const std::string has_flags = bytesOf({0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0});
    const std::string too_long = bytesOf({1, 0, 16, 0, 1, 0, 0, 0, 1, 0, 0, 0});
    for (const auto& bytes : {unknown_kind, kind_zero, has_flags, too_long}) {
        FrameDecoder decoder;
        decoder.feed(bytes);
        CHECK_FALSE(decoder.next());
        CHECK(decoder.broken());
        decoder.feed(encode({FrameKind::Ping, 1, ""}));
        CHECK_FALSE(decoder.next());
    }
}

TEST_CASE("A frame of exactly 1 MiB is taken") {
    FrameDecoder decoder;
    decoder.feed(encode({FrameKind::Result, 1, std::string(kMostPayloadBytes, 'x')}));
    const auto frame = decoder.next();
    REQUIRE(frame);
    CHECK(frame->payload.size() == kMostPayloadBytes);
}

TEST_CASE("Random bytes never give more bytes than were fed, and never a frame after the decoder broke") {
    std::mt19937 random(20261120);
    for (int round = 0; round < 2000; ++round) {
        FrameDecoder decoder;
        std::size_t fed = 0;
        std::size_t got = 0;
        for (int portion = 0; portion < 20; ++portion) {
            std::string bytes(random() % 40, '\0');
            for (char& byte : bytes)
                byte = static_cast<char>(random() % (round % 2 == 0 ? 256 : 3));
            fed += bytes.size();
            const bool was_broken = decoder.broken();
            decoder.feed(bytes);
            while (auto frame = decoder.next()) {
                REQUIRE_FALSE(was_broken);
                got += kFrameHeaderBytes + frame->payload.size();
            }
            REQUIRE(decoder.remainder().size() <= 64);
        }
        REQUIRE(got <= fed);
    }
}

TEST_CASE("A good stream with one byte changed gives good frames or breaks, and nothing else") {
    std::mt19937 random(7);
    const std::string good =
        encode({FrameKind::Hello, 1, R"({"protocol":1})"}) + encode({FrameKind::Bye, 2, ""});
    for (int round = 0; round < 2000; ++round) {
        std::string bytes = good;
        bytes[random() % bytes.size()] = static_cast<char>(random());
        FrameDecoder decoder;
        decoder.feed(bytes);
        int frames = 0;
        while (decoder.next())
            ++frames;
        REQUIRE(frames <= 2);
    }
}
