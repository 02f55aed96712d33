// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/jpeg_header.h"

#include <optional>
#include <sstream>

namespace scanner::pdf {
namespace {

constexpr int kStart = 0xD8;
constexpr int kEnd = 0xD9;
constexpr int kBaselineFrame = 0xC0;
constexpr int kScan = 0xDA;

std::optional<int> readU8(std::istream& in) {
    const int byte = in.get();
    return byte == std::char_traits<char>::eof() ? std::nullopt : std::optional<int>(byte);
}

std::optional<int> readU16(std::istream& in) {
    const auto high = readU8(in);
    const auto low = readU8(in);
    return high && low ? std::optional<int>(*high << 8 | *low) : std::nullopt;
}

// The next mark's code; fill bytes before it are passed over.
std::optional<int> readMark(std::istream& in) {
    auto byte = readU8(in);
    if (byte != 0xFF) return std::nullopt;
    while (byte == 0xFF)
        byte = readU8(in);
    return byte;
}

std::optional<JpegHeader> readFrame(std::istream& in) {
    const auto precision = readU8(in);
    const auto height = readU16(in);
    const auto width = readU16(in);
    const auto channels = readU8(in);
    if (!channels || precision != 8 || *width == 0 || *height == 0) return std::nullopt;
    if (*channels != 1 && *channels != 3) return std::nullopt;
    return JpegHeader{*width, *height, *channels};
}

std::optional<JpegHeader> findFrame(std::istream& in) {
    if (readMark(in) != kStart) return std::nullopt;
    while (const auto mark = readMark(in)) {
        const auto length = readU16(in);
        if (*mark == kScan || !length || *length < 2) return std::nullopt;
        if (*mark == kBaselineFrame) return readFrame(in);
        in.seekg(*length - 2, std::ios::cur);
    }
    return std::nullopt;
}

bool endsWhole(std::istream& in) {
    in.clear();
    in.seekg(-2, std::ios::end);
    return readMark(in) == kEnd;
}

} // namespace

base::Result<JpegHeader> jpegHeaderOf(const std::string& bytes) {
    std::istringstream in(bytes);
    const auto header = findFrame(in);
    if (!header || !endsWhole(in)) return base::fail(PageCode::NotAnImage, "no whole baseline JPEG");
    return *header;
}

} // namespace scanner::pdf
