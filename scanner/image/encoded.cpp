// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/encoded.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <csetjmp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <stdexcept>
#include <vector>

#include <jpeglib.h>

namespace scanner::image {
namespace {

// Code tables made for the picture save a background most of its bytes; they need all coefficients in memory,
// six bytes a pixel.
constexpr std::int64_t kOwnTables_px = 4'000'000;

struct JpegErrors {
    jpeg_error_mgr manager; // first, so that libjpeg's pointer to it is a pointer to this
    std::jmp_buf back;
};

[[noreturn]] void leaveEncoder(j_common_ptr info) {
    std::longjmp(reinterpret_cast<JpegErrors*>(info->err)->back, 1);
}

// Its errors are told by our return; its remarks by nobody.
void saysNothing(j_common_ptr) {}

struct Picture {
    int width = 0;
    int height = 0;
    int channels = 3;
    int quality = 75;
    int dpi = 0;
};

void describe(jpeg_compress_struct& jpeg, const Picture& picture) {
    jpeg.image_width = static_cast<JDIMENSION>(picture.width);
    jpeg.image_height = static_cast<JDIMENSION>(picture.height);
    jpeg.input_components = picture.channels;
    jpeg.in_color_space = picture.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, picture.quality, TRUE);
    jpeg.density_unit = 1; // dots per inch
    jpeg.X_density = static_cast<UINT16>(picture.dpi);
    jpeg.Y_density = static_cast<UINT16>(picture.dpi);
    jpeg.optimize_coding = std::int64_t{picture.width} * picture.height <= kOwnTables_px;
}

// No object with a destructor may be made in here: libjpeg leaves by longjmp.
template<class FillRow>
bool encode(const Picture& picture, std::vector<std::uint8_t>& row, FillRow fillRow, unsigned char** bytes,
            unsigned long* size) {
    jpeg_compress_struct jpeg{};
    JpegErrors errors{};
    jpeg.err = jpeg_std_error(&errors.manager);
    errors.manager.error_exit = leaveEncoder;
    errors.manager.output_message = saysNothing;
    if (setjmp(errors.back) != 0) {
        jpeg_destroy_compress(&jpeg);
        return false;
    }
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, bytes, size);
    describe(jpeg, picture);
    jpeg_start_compress(&jpeg, TRUE);
    JSAMPROW rows[] = {row.data()};
    while (jpeg.next_scanline < jpeg.image_height) {
        fillRow(static_cast<int>(jpeg.next_scanline), row.data());
        jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    return true;
}

template<class FillRow>
std::string jpegBytes(const Picture& picture, FillRow fillRow) {
    struct Buffer {
        ~Buffer() { std::free(bytes); }
        unsigned char* bytes = nullptr;
        unsigned long size = 0;
    } buffer;
    std::vector<std::uint8_t> row(static_cast<std::size_t>(picture.width) *
                                  static_cast<std::size_t>(picture.channels));
    if (!encode(picture, row, fillRow, &buffer.bytes, &buffer.size))
        throw std::runtime_error("JPEG not encoded");
    return {reinterpret_cast<const char*>(buffer.bytes), buffer.size};
}

// The one strip of a TIFF file of one page, as libtiff has just written it in this machine's byte order.
class TiffStrip {
  public:
    explicit TiffStrip(std::string_view file) : m_file(file) {}

    [[nodiscard]] std::string bytes() const {
        constexpr std::uint16_t kOffsets = 273, kByteCounts = 279;
        const auto offset = valueOf(kOffsets), size = valueOf(kByteCounts);
        if (offset > m_file.size() || size > m_file.size() - offset)
            throw std::runtime_error("TIFF is cut short");
        return std::string(m_file.substr(offset, size));
    }

  private:
    template<class T>
    [[nodiscard]] T at(std::size_t place) const {
        if (place > m_file.size() || sizeof(T) > m_file.size() - place)
            throw std::runtime_error("TIFF is cut short");
        T value;
        std::memcpy(&value, m_file.data() + place, sizeof value);
        return value;
    }
    // Of a tag that has one value: tag, type (3: 16 bit, 4: 32 bit), count, value.
    [[nodiscard]] std::size_t valueOf(std::uint16_t tag) const {
        const std::size_t directory = at<std::uint32_t>(4);
        for (std::size_t i = 0; i < at<std::uint16_t>(directory); ++i) {
            const std::size_t entry = directory + 2 + 12 * i;
            if (at<std::uint16_t>(entry) != tag) continue;
            if (at<std::uint32_t>(entry + 4) != 1) break; // more strips than one
            return at<std::uint16_t>(entry + 2) == 3 ? at<std::uint16_t>(entry + 8)
                                                     : at<std::uint32_t>(entry + 8);
        }
        throw std::runtime_error("TIFF is not of one strip");
    }

    std::string_view m_file;
};

} // namespace

std::string jpegOf(const Image& image, int quality, int dpi) {
    const bool grey = pixGetDepth(image.get()) == 8;
    const int width = widthOf(image);
    const Pix* pix = image.get();
    const l_uint32* data = pixGetData(const_cast<Pix*>(pix));
    const int wordsPerLine = pixGetWpl(pix);
    return jpegBytes({width, heightOf(image), grey ? 1 : 3, quality, dpi}, [=](int y, std::uint8_t* row) {
        const l_uint32* line = data + static_cast<std::ptrdiff_t>(y) * wordsPerLine;
        for (int x = 0; x < width; ++x) {
            if (grey) {
                row[x] = GET_DATA_BYTE(line, x);
                continue;
            }
            *row++ = static_cast<std::uint8_t>(line[x] >> 24);
            *row++ = static_cast<std::uint8_t>(line[x] >> 16);
            *row++ = static_cast<std::uint8_t>(line[x] >> 8);
        }
    });
}

std::string jpegOf(const Grid<Rgb>& image, bool grey, int quality, int dpi) {
    const int width = image.width();
    return jpegBytes({width, image.height(), grey ? 1 : 3, quality, dpi}, [&](int y, std::uint8_t* row) {
        const Rgb* pixels = image.row(y);
        for (int x = 0; x < width; ++x) {
            *row++ = pixels[x].red;
            if (grey) continue;
            *row++ = pixels[x].green;
            *row++ = pixels[x].blue;
        }
    });
}

std::string g4Of(const Image& bits) {
    l_uint8* bytes = nullptr;
    std::size_t size = 0;
    const bool done = pixWriteMemTiff(&bytes, &size, bits.get(), IFF_TIFF_G4) == 0;
    const std::unique_ptr<l_uint8, decltype(&lept_free)> file(bytes, &lept_free);
    if (!done) throw std::runtime_error("G4 not encoded");
    return TiffStrip({reinterpret_cast<const char*>(file.get()), size}).bytes();
}

} // namespace scanner::image
