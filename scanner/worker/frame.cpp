// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/worker/frame.h"

#include <cassert>

#include <string.h>

namespace scanner::worker {

namespace {

template<class Unsigned>
void put(std::string& out, Unsigned value) {
    for (unsigned byte = 0; byte < sizeof(Unsigned); ++byte) {
        out.push_back(static_cast<char>((value >> (8U * byte)) & 0xFFU));
    }
}

std::uint32_t get(std::string_view bytes, std::size_t at, unsigned count) {
    std::uint32_t value = 0;
    for (unsigned byte = 0; byte < count; ++byte) {
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + byte])) << (8U * byte);
    }
    return value;
}

bool isKnown(std::uint32_t kind) {
    const auto is_between = [kind](FrameKind first, FrameKind last) {
        return kind >= static_cast<std::uint32_t>(first) && kind <= static_cast<std::uint32_t>(last);
    };
    return is_between(FrameKind::Hello, FrameKind::Room) || is_between(FrameKind::Ready, FrameKind::RoomLeft);
}

} // namespace

std::string encode(const Frame& frame) {
    assert(frame.payload.size() <= kMostPayloadBytes);
    std::string out;
    out.reserve(kFrameHeaderBytes + frame.payload.size());
    put(out, static_cast<std::uint32_t>(frame.payload.size()));
    put(out, static_cast<std::uint16_t>(frame.kind));
    put(out, std::uint16_t{0});
    put(out, frame.request);
    out += frame.payload;
    return out;
}

void FrameDecoder::feed(std::string_view bytes) {
    if (m_broken) return;
    m_bytes.erase(0, m_used);
    m_used = 0;
    m_bytes += bytes;
}

std::optional<Frame> FrameDecoder::next() {
    const std::string_view rest = std::string_view(m_bytes).substr(m_used);
    if (m_broken || rest.size() < kFrameHeaderBytes) return std::nullopt;
    const std::uint32_t length = get(rest, 0, 4);
    const std::uint32_t kind = get(rest, 4, 2);
    const std::uint32_t flags = get(rest, 6, 2);
    m_broken = length > kMostPayloadBytes || !isKnown(kind) || flags != 0;
    if (m_broken || rest.size() < kFrameHeaderBytes + length) return std::nullopt;
    Frame frame{static_cast<FrameKind>(kind), get(rest, 8, 4),
                std::string(rest.substr(kFrameHeaderBytes, length))};
    if (frame.kind == FrameKind::Credentials) explicit_bzero(&m_bytes[m_used], kFrameHeaderBytes + length);
    m_used += kFrameHeaderBytes + length;
    return frame;
}

std::string_view FrameDecoder::remainder() const {
    return std::string_view(m_bytes).substr(m_used, 64);
}

} // namespace scanner::worker
