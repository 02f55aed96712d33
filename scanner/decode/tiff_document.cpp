// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/tiff_document.h"

#include "scanner/decode/picture_size.h"
#include "scanner/decode/tiff_directories.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <string>
#include <utility>

namespace scanner::decode {
namespace {

using image::Image;

constexpr int kLeastDpi = 50; // what the page work takes
constexpr float kLeastStretch = 0.4F;
constexpr float kMostStretch = 2.5F;

// Faxes have lines twice as far apart as dots.
Image withSquareDots(Image picture) {
    const int across = pixGetXRes(picture.get());
    const int down = pixGetYRes(picture.get());
    if (across <= 0 || down <= 0 || across == down) return picture;
    const float stretch = static_cast<float>(across) / static_cast<float>(down);
    const bool isFax = stretch > kLeastStretch && stretch < kMostStretch;
    return isFax ? Image(pixScale(picture.get(), 1.0F, stretch)) : std::move(picture);
}

class TiffDocument : public Document {
  public:
    TiffDocument(SourceFile source, std::vector<TiffDirectory> pages)
        : m_source(std::move(source))
        , m_pages(std::move(pages))
        , m_about{FileTreatment::Pictures, static_cast<int>(m_pages.size()), false, false} {}

    [[nodiscard]] const OpenedFile& about() const override { return m_about; }

    base::Result<FoundPage> page(int number) override {
        std::size_t offset = m_pages.at(static_cast<std::size_t>(number - 1)).offset;
        const auto bytes = m_source.bytes();
        Image picture(pixReadMemFromMultipageTiff(reinterpret_cast<const l_uint8*>(bytes.data()),
                                                  bytes.size(), &offset));
        if (!picture) return base::fail(PageCode::FileDamaged, "page " + std::to_string(number));
        const int dpi = pixGetXRes(picture.get());
        picture.reset(pixConvertTo8Or32(picture.get(), L_CLONE, 0));
        if (picture) picture = withSquareDots(std::move(picture));
        if (!picture) return base::fail(PageCode::PictureTooLarge, "out of memory");
        const int width = image::widthOf(picture);
        const int height = image::heightOf(picture);
        if (isPlausibleDpi(dpi, width, height)) return FoundPage{std::move(picture), dpi, false};
        return FoundPage{std::move(picture), std::max(kLeastDpi, guessedDpi(width, height)), true};
    }

  private:
    SourceFile m_source;
    std::vector<TiffDirectory> m_pages;
    OpenedFile m_about;
};

} // namespace

base::Result<std::unique_ptr<Document>> openTiff(SourceFile source, const Limits& limits) {
    // Offset 0 means "the first page" to Leptonica; no page lies there, in front of it is the file's head.
    auto pages = tiffDirectories(source.bytes(), 2 * static_cast<std::size_t>(limits.pages));
    if (!pages) return base::fail(PageCode::FileDamaged, "the pages do not lie in the file");
    if (pages->size() > 1) std::erase_if(*pages, [](const TiffDirectory& page) { return page.isSmallCopy; });
    if (pages->empty()) return base::fail(PageCode::FileDamaged, "no pages");
    if (pages->size() > static_cast<std::size_t>(limits.pages))
        return base::fail(PageCode::FileTooManyPages, std::to_string(pages->size()) + " pages or more");
    for (const auto& page : *pages)
        if (auto checked = checkedSize(page.width_px, page.height_px, limits); !checked)
            return base::fail(checked.error());
    return std::make_unique<TiffDocument>(std::move(source), std::move(*pages));
}

} // namespace scanner::decode
