// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/jpeg_picture.h"

#include <leptonica/allheaders.h>

#include <csetjmp>
#include <cstdint>
#include <cstdio>

#include <jpeglib.h>

#include <jerror.h>

namespace scanner::decode {
namespace {

struct Judge {
    jpeg_error_mgr errors; // first: libjpeg hands it back to us
    std::jmp_buf gaveUp;
    bool isHarmless = true;
};

Judge& judgeOf(j_common_ptr jpeg) {
    return *reinterpret_cast<Judge*>(jpeg->err);
}

[[noreturn]] void giveUp(j_common_ptr jpeg) {
    std::longjmp(judgeOf(jpeg).gaveUp, 1);
}

void hear(j_common_ptr jpeg, int level) {
    if (level < 0 && jpeg->err->msg_code != JWRN_EXTRANEOUS_DATA) judgeOf(jpeg).isHarmless = false;
}

// No object with a destructor may live here: an error jumps out of libjpeg.
bool readsToTheEnd(jpeg_decompress_struct& jpeg, Judge& judge, std::string_view bytes) {
    if (setjmp(judge.gaveUp) != 0) return false;
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(&jpeg, TRUE);
    jpeg.scale_num = 1; // the entropy coder reads everything all the same
    jpeg.scale_denom = 8;
    jpeg_start_decompress(&jpeg);
    JSAMPARRAY row =
        (*jpeg.mem->alloc_sarray)(reinterpret_cast<j_common_ptr>(&jpeg), JPOOL_IMAGE,
                                  jpeg.output_width * static_cast<unsigned>(jpeg.output_components), 1);
    while (jpeg.output_scanline < jpeg.output_height)
        jpeg_read_scanlines(&jpeg, row, 1);
    jpeg_finish_decompress(&jpeg);
    return true;
}

bool hasOnlyHarmlessWarnings(std::string_view bytes) {
    Judge judge{};
    jpeg_decompress_struct jpeg{};
    jpeg.err = jpeg_std_error(&judge.errors);
    judge.errors.error_exit = giveUp;
    judge.errors.emit_message = hear;
    const bool isRead = readsToTheEnd(jpeg, judge, bytes);
    jpeg_destroy_decompress(&jpeg);
    return isRead && judge.isHarmless;
}

// Progressive files need six bytes more a pixel; what is cut short is decoded all the same, with warnings. So
// a huge one that cannot be decoded has met the end of the memory.
bool isHuge(std::string_view bytes) {
    constexpr std::int64_t kHuge_px = 40'000'000;
    int width = 0;
    int height = 0;
    readHeaderMemJpeg(reinterpret_cast<const l_uint8*>(bytes.data()), bytes.size(), &width, &height, nullptr,
                      nullptr, nullptr);
    return std::int64_t{width} * height > kHuge_px;
}

} // namespace

base::Result<image::Image> decodedJpeg(std::string_view bytes) {
    int warnings = 0;
    image::Image picture(
        pixReadMemJpeg(reinterpret_cast<const l_uint8*>(bytes.data()), bytes.size(), 0, 1, &warnings, 0));
    if (!picture)
        return base::fail(isHuge(bytes) ? PageCode::PictureTooLarge : PageCode::FileDamaged,
                          "JPEG cannot be decoded");
    if (warnings > 0 && !hasOnlyHarmlessWarnings(bytes))
        return base::fail(PageCode::FileDamaged, "JPEG is cut short or broken");
    return picture;
}

} // namespace scanner::decode
