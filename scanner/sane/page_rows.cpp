// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/page_rows.h"

#include <cstring>

namespace scanner::sane {

namespace {

bool bitAt(std::uint8_t byte, std::size_t x) {
    return (byte & (0x80U >> (x % 8))) != 0;
}

char light(bool on) {
    return on ? static_cast<char>(0xFF) : '\0';
}

char highByte(std::span<const std::uint8_t> line, std::size_t sample) {
    std::uint16_t value = 0;
    std::memcpy(&value, &line[2 * sample], sizeof value);
    return static_cast<char>(value >> 8U);
}

// Eight pixels of red, eight of green, eight of blue, and again.
void appendOneBitColour(std::size_t width, std::span<const std::uint8_t> line, std::string& out) {
    for (std::size_t x = 0; x < width; ++x) {
        for (std::size_t channel = 0; channel < 3; ++channel) {
            out.push_back(light(bitAt(line[x / 8 * 3 + channel], x)));
        }
    }
}

void appendBytes(std::span<const std::uint8_t> line, std::size_t count, std::string& out) {
    out.append(reinterpret_cast<const char*>(line.data()), count);
}

} // namespace

PnmKind pnmKindOf(const FrameParameters& parameters) {
    if (parameters.format != FrameFormat::Grey) return PnmKind::Colour;
    return parameters.depth == 1 ? PnmKind::Bitmap : PnmKind::Grey;
}

std::int64_t neededLineBytes(const FrameParameters& parameters) {
    const std::int64_t channels = parameters.format == FrameFormat::Rgb ? 3 : 1;
    const std::int64_t width = parameters.width_px;
    return parameters.depth == 1 ? (width + 7) / 8 * channels : width * channels * (parameters.depth / 8);
}

Outcome<void> checkParameters(const FrameParameters& parameters, int frames) {
    const bool has_known_depth = parameters.depth == 1 || parameters.depth == 8 || parameters.depth == 16;
    const std::int64_t lines = parameters.lines;
    if (!has_known_depth || parameters.width_px < 1 || lines == 0 || lines < -1 ||
        parameters.bytesPerLine < neededLineBytes(parameters)) {
        return fault(FaultKind::NotAnImage, Stage::Start, "parameters make no picture");
    }
    if (parameters.width_px > kLongestSide_px || lines > kLongestSide_px ||
        lines * parameters.bytesPerLine * frames > kMostPageBytes) {
        return fault(FaultKind::TooLarge, Stage::Start, "announced page is too large");
    }
    return {};
}

void appendRow(const FrameParameters& parameters, std::span<const std::uint8_t> line, std::string& out) {
    const auto width = static_cast<std::size_t>(parameters.width_px);
    const std::size_t samples = parameters.format == FrameFormat::Rgb ? 3 * width : width;
    if (parameters.depth == 1 && parameters.format == FrameFormat::Rgb) {
        appendOneBitColour(width, line, out);
    } else if (parameters.depth == 1) {
        appendBytes(line, (width + 7) / 8, out);
    } else if (parameters.depth == 8) {
        appendBytes(line, samples, out);
    } else {
        for (std::size_t sample = 0; sample < samples; ++sample)
            out.push_back(highByte(line, sample));
    }
}

void appendSamples(const FrameParameters& parameters, std::span<const std::uint8_t> line, std::string& out) {
    const auto width = static_cast<std::size_t>(parameters.width_px);
    if (parameters.depth == 8) return appendBytes(line, width, out);
    for (std::size_t x = 0; x < width; ++x) {
        out.push_back(parameters.depth == 1 ? light(bitAt(line[x / 8], x)) : highByte(line, x));
    }
}

} // namespace scanner::sane
