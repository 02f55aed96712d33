// SPDX-License-Identifier: GPL-3.0-or-later
// What comes out of the pipe between the counter and a worker, at either end.
#include "scanner/worker/frame.h"
#include "tests/fuzz/fuzz_body.h"

#include <algorithm>
#include <vector>

namespace tests::fuzz {
namespace {

using namespace scanner::worker;

struct Read {
    std::vector<Frame> frames;
    bool isBroken = false;
    std::size_t remainder = 0;
};

Read readBy(std::string_view bytes, std::size_t portion) {
    FrameDecoder decoder;
    Read read;
    for (std::size_t at = 0; at < bytes.size(); at += portion) {
        decoder.feed(bytes.substr(at, portion));
        while (auto frame = decoder.next())
            read.frames.push_back(std::move(*frame));
    }
    read.isBroken = decoder.broken();
    read.remainder = decoder.remainder().size();
    return read;
}

} // namespace

void feed(std::string_view bytes) {
    const auto whole = readBy(bytes, std::max<std::size_t>(1, bytes.size()));
    std::string written;
    for (const auto& frame : whole.frames)
        written += encode(frame);
    must(bytes.starts_with(written), "frames are just the bytes that came");
    must(whole.remainder <= 64, "the log gets 64 bytes at most");
    const std::size_t portion = 1 + (bytes.empty() ? 0 : static_cast<unsigned char>(bytes.back()) % 16U);
    const auto parts = readBy(bytes, portion);
    must(parts.isBroken == whole.isBroken && parts.frames.size() == whole.frames.size(),
         "it does not matter how the bytes are cut");
    for (std::size_t i = 0; i < whole.frames.size(); ++i)
        must(encode(parts.frames[i]) == encode(whole.frames[i]), "a frame is the same however it came");
}

} // namespace tests::fuzz
