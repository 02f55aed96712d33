// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_work.h"

#include "scanner/barcode/codes.h"
#include "scanner/image/page_cleaner.h"
#include "scanner/image/page_layers.h"
#include "scanner/pipeline/whole_file.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace scanner::pipeline {
namespace {

constexpr int kPreviewQuality = 70;
constexpr int kPreviewHeight_px = 600;
constexpr int kPreviewWidth_px = 4 * kPreviewHeight_px; // in effect the height alone decides
constexpr std::chrono::seconds kReadingLimit{15};

class Stopwatch {
  public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

  private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

base::Result<Picture> writePicture(const image::CleanPage& page, const PageOrder& order) {
    auto encoded = image::encodedPicture(page.colour, page.dpi, order.profile);
    if (!encoded) return base::fail(encoded.error());
    if (auto written = writeWhole(order.cleaned, encoded->bytes); !written)
        return base::fail(written.error());
    return std::move(encoded->picture);
}

base::Result<void> writePreview(const image::CleanPage& page, const PageOrder& order) {
    const image::Image preview = image::scaledTo(page.colour, kPreviewWidth_px, kPreviewHeight_px);
    if (!preview) return base::fail(PageCode::TooLarge, "no memory for the preview");
    return image::writeJpeg(preview, kPreviewQuality, order.preview);
}

PageRecord describe(const image::CleanPage& page) {
    PageRecord record;
    record.width_px = image::widthOf(page.colour);
    record.height_px = image::heightOf(page.colour);
    record.dpi = page.dpi;
    record.skewDegrees = page.skewDegrees;
    record.blank = page.blank;
    record.inkShare = page.inkShare;
    record.readable = page.blank;
    return record;
}

// From pixels of the reading copy to those of the picture, and never outside it.
Box scaled(const Box& box, double factor, const PageRecord& page) {
    const auto at = [factor](int value, int most) {
        return std::clamp(static_cast<int>(std::lround(value * factor)), 0, most);
    };
    const int left = at(box.x, page.width_px - 1);
    const int top = at(box.y, page.height_px - 1);
    const int right = at(box.x + box.width, page.width_px);
    const int bottom = at(box.y + box.height, page.height_px);
    return {left, top, std::max(1, right - left), std::max(1, bottom - top)};
}

} // namespace

base::Result<PageText> PageWork::read(Pix* reading, int dpi, const std::string& tessdata) {
    if (!m_reader) {
        auto opened = ocr::Reader::open(tessdata);
        if (!opened) return base::fail(opened.error());
        m_reader.emplace(std::move(*opened));
    }
    return m_reader->read(reading, dpi, kReadingLimit);
}

base::Result<void> PageWork::run(const PageOrder& order) {
    const Stopwatch cleaning;
    auto page = image::cleanPage(order.raw, order.dpi);
    if (!page) return base::fail(page.error());
    auto picture = writePicture(*page, order);
    if (!picture) return base::fail(picture.error());
    if (auto written = writePreview(*page, order); !written) return written;
    PageRecord record = describe(*page);
    record.picture = std::move(*picture);
    record.profile = order.profile;
    record.codes = barcode::readQrCodes(page->colour.get());
    record.cleanSeconds = cleaning.seconds();
    if (auto written = writeWhole(order.record, toJson(record)); !written || page->blank) return written;
    if (!page->legible) return {};

    const Stopwatch readingTime;
    page->colour.reset(); // the largest thing in memory, and done with
    auto text = read(page->reading.get(), page->readingDpi, order.tessdata);
    if (!text && !text.error().is(PageCode::ReadingFailed)) return base::fail(text.error());
    if (!text) return {};
    const double factor = static_cast<double>(record.dpi) / page->readingDpi;
    for (auto& word : text->words)
        word.box = scaled(word.box, factor, record);
    record.text = std::move(*text);
    record.readable = true;
    record.readSeconds = readingTime.seconds();
    return writeWhole(order.record, toJson(record));
}

} // namespace scanner::pipeline
