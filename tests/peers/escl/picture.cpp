// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/escl/picture.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include <jpeglib.h>

namespace peers::escl {

namespace {

constexpr int kJpegQuality = 95;

[[noreturn]] void refuse(const std::filesystem::path& file, const char* why) {
    throw std::runtime_error(file.string() + ": " + why);
}

[[noreturn]] void onJpegError(j_common_ptr jpeg) {
    char text[JMSG_LENGTH_MAX];
    jpeg->err->format_message(jpeg, text);
    throw std::runtime_error(text);
}

std::size_t sizeOf(const Picture& picture) {
    return static_cast<std::size_t>(picture.width_px) * static_cast<std::size_t>(picture.height_px) *
           static_cast<std::size_t>(picture.channels);
}

// The header's numbers, comments passed over.
int nextNumber(std::istream& in) {
    std::string word;
    while (in >> word && word.starts_with('#'))
        std::getline(in, word);
    return std::atoi(word.c_str());
}

// Bits to bytes; 1 is black.
std::vector<std::uint8_t> spread(const std::string& bits, int width, int height) {
    const auto row = static_cast<std::size_t>(width + 7) / 8;
    std::vector<std::uint8_t> grey;
    for (std::size_t y = 0; y < static_cast<std::size_t>(height); ++y) {
        for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
            const auto byte = static_cast<unsigned char>(bits[y * row + x / 8]);
            grey.push_back((byte & (0x80U >> (x % 8))) != 0 ? 0 : 255);
        }
    }
    return grey;
}

Picture pnmFrom(const std::filesystem::path& file, const std::string& bytes) {
    std::istringstream in(bytes);
    std::string kind;
    in >> kind;
    if (kind != "P4" && kind != "P5" && kind != "P6") refuse(file, "neither JPEG nor binary PNM");
    Picture picture;
    picture.channels = kind == "P6" ? 3 : 1;
    picture.width_px = nextNumber(in);
    picture.height_px = nextNumber(in);
    if (kind != "P4" && nextNumber(in) != 255) refuse(file, "not 8 bits");
    in.get();
    const std::string rest{std::istreambuf_iterator<char>(in), {}};
    const auto needed = kind == "P4" ? static_cast<std::size_t>(picture.width_px + 7) / 8 *
                                           static_cast<std::size_t>(picture.height_px)
                                     : sizeOf(picture);
    if (needed == 0 || rest.size() < needed) refuse(file, "too short");
    if (kind == "P4") {
        picture.pixels = spread(rest, picture.width_px, picture.height_px);
    } else {
        picture.pixels.assign(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(needed));
    }
    return picture;
}

Picture jpegFrom(const std::string& bytes) {
    jpeg_decompress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    errors.error_exit = onJpegError;
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&jpeg, TRUE);
    jpeg_start_decompress(&jpeg);
    Picture picture{static_cast<int>(jpeg.output_width),
                    static_cast<int>(jpeg.output_height),
                    jpeg.output_components,
                    {}};
    picture.pixels.resize(sizeOf(picture));
    const auto row = static_cast<std::size_t>(picture.width_px) * static_cast<std::size_t>(picture.channels);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW at = picture.pixels.data() + jpeg.output_scanline * row;
        jpeg_read_scanlines(&jpeg, &at, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    return picture;
}

// Of one pixel, what `channels` show: ITU-R BT.601 weights for grey.
void appendPixel(const std::uint8_t* pixel, int has, int wanted, std::vector<std::uint8_t>& out) {
    if (wanted == 3) {
        for (int channel = 0; channel < 3; ++channel)
            out.push_back(pixel[has == 3 ? channel : 0]);
    } else if (has == 1) {
        out.push_back(pixel[0]);
    } else {
        out.push_back(static_cast<std::uint8_t>((299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2]) / 1000));
    }
}

} // namespace

Picture loadPicture(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) refuse(file, "cannot be read");
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    return bytes.starts_with("\xFF\xD8") ? jpegFrom(bytes) : pnmFrom(file, bytes);
}

Picture whitePicture() {
    return {1, 1, 1, {255}};
}

Picture drawn(const Picture& sheet, int width_px, int height_px, int channels) {
    Picture out{width_px, height_px, channels, {}};
    out.pixels.reserve(sizeOf(out));
    for (int y = 0; y < height_px; ++y) {
        const auto from_y = static_cast<std::size_t>(std::int64_t{y} * sheet.height_px / height_px);
        for (int x = 0; x < width_px; ++x) {
            const auto from_x = static_cast<std::size_t>(std::int64_t{x} * sheet.width_px / width_px);
            const auto at = (from_y * static_cast<std::size_t>(sheet.width_px) + from_x) *
                            static_cast<std::size_t>(sheet.channels);
            appendPixel(&sheet.pixels[at], sheet.channels, channels, out.pixels);
        }
    }
    return out;
}

std::string toJpeg(const Picture& picture, int dpi) {
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    errors.error_exit = onJpegError;
    jpeg_create_compress(&jpeg);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = static_cast<JDIMENSION>(picture.width_px);
    jpeg.image_height = static_cast<JDIMENSION>(picture.height_px);
    jpeg.input_components = picture.channels;
    jpeg.in_color_space = picture.channels == 3 ? JCS_RGB : JCS_GRAYSCALE;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, kJpegQuality, TRUE);
    jpeg.density_unit = 1;
    jpeg.X_density = jpeg.Y_density = static_cast<UINT16>(dpi);
    jpeg_start_compress(&jpeg, TRUE);
    const auto row = static_cast<std::size_t>(picture.width_px) * static_cast<std::size_t>(picture.channels);
    while (jpeg.next_scanline < jpeg.image_height) {
        auto* at = const_cast<JSAMPROW>(picture.pixels.data() + jpeg.next_scanline * row);
        jpeg_write_scanlines(&jpeg, &at, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    std::string out(reinterpret_cast<const char*>(bytes), size);
    std::free(bytes);
    return out;
}

} // namespace peers::escl
