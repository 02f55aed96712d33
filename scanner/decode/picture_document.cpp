// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/picture_document.h"

#include "scanner/decode/exif.h"
#include "scanner/decode/jpeg_picture.h"
#include "scanner/decode/photo.h"
#include "scanner/decode/picture_size.h"
#include "scanner/image/pnm_file.h"

#include <leptonica/allheaders.h>

#include <cstdint>
#include <string>
#include <utility>

namespace scanner::decode {
namespace {

using image::heightOf;
using image::Image;
using image::widthOf;
using Opened = base::Result<std::unique_ptr<Document>>;

constexpr std::int64_t kMostDecodedBytes = 750'000'000; // of the worker's address space of 1 GiB

const l_uint8* dataOf(std::string_view bytes) {
    return reinterpret_cast<const l_uint8*>(bytes.data());
}

// The eight ways of holding a camera (Exif 2.32, tag Orientation).
Image upright(Image picture, int orientation) {
    const bool isMirrored = orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
    constexpr int kQuarters[] = {0, 0, 0, 2, 2, 3, 1, 1, 3};
    if (isMirrored && pixFlipLR(picture.get(), picture.get()) == nullptr) return {};
    const int quarters = kQuarters[orientation];
    return quarters == 0 ? std::move(picture) : Image(pixRotateOrth(picture.get(), quarters));
}

base::Result<Image> decodedPng(std::string_view bytes) {
    Image picture(pixReadMemPng(dataOf(bytes), bytes.size()));
    if (!picture) return base::fail(PageCode::FileDamaged, "PNG cannot be decoded");
    if (pixGetDepth(picture.get()) == 32 && pixGetSpp(picture.get()) == 4)
        picture.reset(pixAlphaBlendUniform(picture.get(), 0xFFFFFF00));
    if (picture) picture.reset(pixConvertTo8Or32(picture.get(), L_CLONE, 0));
    if (!picture) return base::fail(PageCode::PictureTooLarge, "out of memory");
    return picture;
}

base::Result<FoundPage> pageOf(Image picture, int told_dpi, bool fromCamera) {
    if (isPlausibleDpi(told_dpi, widthOf(picture), heightOf(picture)) && !fromCamera)
        return FoundPage{std::move(picture), told_dpi, false};
    picture = paperOnPhoto(std::move(picture), fromCamera);
    if (!picture) return base::fail(PageCode::PictureTooLarge, "out of memory");
    const int dpi = guessedDpi(widthOf(picture), heightOf(picture));
    if (dpi < kCoarsestPhotoDpi) return base::fail(PageCode::PictureTooCoarse, std::to_string(dpi) + " dpi");
    return FoundPage{std::move(picture), dpi, true};
}

class PictureDocument : public Document {
  public:
    [[nodiscard]] const OpenedFile& about() const override { return m_about; }

  private:
    OpenedFile m_about{FileTreatment::Pictures, 1, false, false};
};

class JpegDocument : public PictureDocument {
  public:
    explicit JpegDocument(SourceFile source) : m_source(std::move(source)) {}

    base::Result<FoundPage> page(int) override {
        auto picture = decodedJpeg(m_source.bytes());
        if (!picture) return base::fail(picture.error());
        const int dpi = pixGetXRes(picture->get());
        const ExifFacts facts = exifOf(m_source.bytes());
        Image turned = upright(std::move(*picture), facts.orientation);
        if (!turned) return base::fail(PageCode::PictureTooLarge, "out of memory");
        return pageOf(std::move(turned), dpi, facts.fromCamera);
    }

  private:
    SourceFile m_source;
};

class PngDocument : public PictureDocument {
  public:
    explicit PngDocument(SourceFile source) : m_source(std::move(source)) {}

    base::Result<FoundPage> page(int) override {
        auto picture = decodedPng(m_source.bytes());
        if (!picture) return base::fail(picture.error());
        const int dpi = pixGetXRes(picture->get());
        return pageOf(std::move(*picture), dpi, false);
    }

  private:
    SourceFile m_source;
};

class PnmDocument : public PictureDocument {
  public:
    explicit PnmDocument(std::filesystem::path file) : m_file(std::move(file)) {}

    base::Result<FoundPage> page(int) override {
        auto picture = image::readPnm(m_file);
        if (picture) return pageOf(std::move(*picture), 0, false);
        const base::Error& problem = picture.error();
        if (problem.is(PageCode::TooSmall)) return base::fail(PageCode::PictureTooSmall, problem.detail);
        if (problem.is(PageCode::TooLarge)) return base::fail(PageCode::PictureTooLarge, problem.detail);
        return base::fail(PageCode::FileDamaged, problem.detail);
    }

  private:
    std::filesystem::path m_file;
};

} // namespace

Opened openJpeg(SourceFile source, const Limits& limits) {
    int width = 0;
    int height = 0;
    const auto bytes = source.bytes();
    if (readHeaderMemJpeg(dataOf(bytes), bytes.size(), &width, &height, nullptr, nullptr, nullptr) != 0)
        return base::fail(PageCode::FileDamaged, "JPEG header");
    if (auto checked = checkedSize(width, height, limits); !checked) return base::fail(checked.error());
    return std::make_unique<JpegDocument>(std::move(source));
}

Opened openPng(SourceFile source, const Limits& limits) {
    int width = 0;
    int height = 0;
    int bits = 0;
    int channels = 0;
    const auto bytes = source.bytes();
    if (readHeaderMemPng(dataOf(bytes), bytes.size(), &width, &height, &bits, &channels, nullptr) != 0)
        return base::fail(PageCode::FileDamaged, "PNG header");
    if (auto checked = checkedSize(width, height, limits); !checked) return base::fail(checked.error());
    // libpng holds the whole file's samples beside the picture.
    if (std::int64_t{width} * height * (bits * channels / 8 + 4) > kMostDecodedBytes)
        return base::fail(PageCode::PictureTooLarge, "more than the memory holds");
    return std::make_unique<PngDocument>(std::move(source));
}

Opened openPnm(const std::filesystem::path& file) {
    return std::make_unique<PnmDocument>(file);
}

} // namespace scanner::decode
