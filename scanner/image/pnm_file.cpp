// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/pnm_file.h"

#include "scanner/base/page_limits.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace scanner::image {
namespace {

constexpr std::int64_t kMostNumber = 1'000'000'000; // larger numbers in a header are all the same to us
constexpr int kMostHeaderBytes = 4096;

struct Header {
    char kind = 0; // '4', '5' or '6'
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::int64_t most = 1; // value of the brightest sample

    [[nodiscard]] std::int64_t samples() const { return kind == '6' ? 3 : 1; }
    [[nodiscard]] std::int64_t rowBytes() const {
        return kind == '4' ? (width + 7) / 8 : width * samples() * (most > 255 ? 2 : 1);
    }
};

// The head of the file, byte by byte, with a bound on its length.
class HeaderReader {
  public:
    explicit HeaderReader(std::istream& in) : m_in(in) {}

    std::optional<Header> read() {
        Header header;
        if (next() != 'P') return {};
        const int kind = next();
        if (kind < '4' || kind > '6') return {};
        header.kind = static_cast<char>(kind);
        const auto width = number();
        const auto height = number();
        const auto most = header.kind == '4' ? std::optional<std::int64_t>(1) : number();
        if (!width || !height || !most || *most < 1 || *most > 65'535) return {};
        header.width = *width;
        header.height = *height;
        header.most = *most;
        return header;
    }

  private:
    int next() {
        if (++m_used > kMostHeaderBytes) return EOF;
        return m_in.get();
    }

    int afterBlanksAndComments() {
        int sign = next();
        while (sign == '#' || (sign != EOF && std::isspace(sign) != 0)) {
            if (sign == '#')
                while (sign != '\n' && sign != EOF)
                    sign = next();
            else
                sign = next();
        }
        return sign;
    }

    // Takes the one white space after it too, as the format wants for the last number.
    std::optional<std::int64_t> number() {
        int sign = afterBlanksAndComments();
        if (sign < '0' || sign > '9') return {};
        std::int64_t value = 0;
        for (; sign >= '0' && sign <= '9'; sign = next())
            value = std::min(value * 10 + (sign - '0'), kMostNumber);
        if (sign == EOF || std::isspace(sign) == 0) return {};
        return value;
    }

    std::istream& m_in;
    int m_used = 0;
};

std::int64_t bytesLeft(std::istream& in) {
    const auto here = in.tellg();
    in.seekg(0, std::ios::end);
    const auto end = in.tellg();
    in.seekg(here);
    return end - here;
}

// Brings a row of the file to 8-bit samples; they last until the next row.
class RowToBytes {
  public:
    explicit RowToBytes(const Header& header) : m_header(header), m_bytes(header.width * header.samples()) {
        for (std::size_t value = 0; value < m_scaled.size(); ++value)
            m_scaled[value] = scaled(static_cast<std::int64_t>(value));
    }

    const std::uint8_t* operator()(const std::vector<char>& row) {
        const auto* raw = reinterpret_cast<const std::uint8_t*>(row.data());
        if (m_header.kind != '4' && m_header.most == 255) return raw; // nearly every scan
        if (m_header.kind == '4')
            for (std::size_t x = 0; x < m_bytes.size(); ++x)
                m_bytes[x] = (raw[x / 8] >> (7 - x % 8)) & 1 ? 0 : 255;
        else if (m_header.most > 255)
            for (std::size_t x = 0; x < m_bytes.size(); ++x)
                m_bytes[x] = scaled(raw[2 * x] * 256 + raw[2 * x + 1]);
        else
            for (std::size_t x = 0; x < m_bytes.size(); ++x)
                m_bytes[x] = m_scaled[raw[x]];
        return m_bytes.data();
    }

  private:
    [[nodiscard]] std::uint8_t scaled(std::int64_t value) const {
        return static_cast<std::uint8_t>(std::min<std::int64_t>(value * 255 / m_header.most, 255));
    }

    Header m_header;
    std::vector<std::uint8_t> m_bytes;
    std::array<std::uint8_t, 256> m_scaled{};
};

void storeGrey(const std::uint8_t* bytes, int width, l_uint32* line) {
    for (int x = 0; x < width; ++x)
        SET_DATA_BYTE(line, x, bytes[x]);
}

// Four bytes at a time, of which the last is no part of the pixel; so not for the row's last one.
void storeColour(const std::uint8_t* bytes, int width, l_uint32* line) {
    constexpr l_uint32 kNoFourth = 0xFFFFFF00;
    for (int x = 0; x + 1 < width; ++x, bytes += 3)
        line[x] = (static_cast<l_uint32>(bytes[0]) << L_RED_SHIFT |
                   static_cast<l_uint32>(bytes[1]) << L_GREEN_SHIFT |
                   static_cast<l_uint32>(bytes[2]) << L_BLUE_SHIFT | bytes[3]) &
                  kNoFourth;
    line[width - 1] = static_cast<l_uint32>(bytes[0]) << L_RED_SHIFT |
                      static_cast<l_uint32>(bytes[1]) << L_GREEN_SHIFT |
                      static_cast<l_uint32>(bytes[2]) << L_BLUE_SHIFT;
}

Image decode(std::istream& in, const Header& header) {
    const bool colour = header.kind == '6';
    Image image(
        pixCreateNoInit(static_cast<int>(header.width), static_cast<int>(header.height), colour ? 32 : 8));
    if (!image) return {};
    pixSetPadBits(image.get(), 0);
    RowToBytes toBytes(header);
    std::vector<char> row(static_cast<std::size_t>(header.rowBytes()));
    l_uint32* line = pixGetData(image.get());
    for (std::int64_t y = 0; y < header.height; ++y, line += pixGetWpl(image.get())) {
        if (!in.read(row.data(), static_cast<std::streamsize>(row.size()))) return {};
        const std::uint8_t* bytes = toBytes(row);
        const int width = static_cast<int>(header.width);
        colour ? storeColour(bytes, width, line) : storeGrey(bytes, width, line);
    }
    return image;
}

} // namespace

std::string pageNameOf(const std::filesystem::path& file) {
    const std::string stem = file.stem().string();
    const auto first = stem.find_first_not_of('0');
    return first == std::string::npos ? stem : stem.substr(first);
}

base::Result<Image> readPnm(const std::filesystem::path& file) {
    const auto refuse = [&](PageCode code, std::string detail) {
        return base::fail(code, file.filename().string() + ": " + std::move(detail), {pageNameOf(file)});
    };
    std::ifstream in(file, std::ios::binary);
    if (!in) return refuse(PageCode::NotAnImage, "cannot be opened");
    const auto header = HeaderReader(in).read();
    if (!header) return refuse(PageCode::NotAnImage, "no binary PNM header");
    const std::string size = std::to_string(header->width) + " x " + std::to_string(header->height);
    if (const auto problem = sizeProblem(header->width, header->height)) return refuse(*problem, size);
    if (bytesLeft(in) < header->rowBytes() * header->height)
        return refuse(PageCode::NotAnImage, size + ", cut short");
    Image image = decode(in, *header);
    if (!image) return refuse(PageCode::NotAnImage, size + ", could not be decoded");
    return image;
}

} // namespace scanner::image
