// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/pdf_drawing.h"

#include "scanner/decode/picture_size.h"
#include "scanner/decode/samples.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace scanner::decode {
namespace {

constexpr double kPointsPerInch = 72;
constexpr int kLeastDpi = 100;

// Poppler has one such function for the whole process.
void countComplaint(const std::string&, void* count) {
    if (count) ++*static_cast<int*>(count);
}

bool showsLetters(const poppler::ustring& text) {
    constexpr unsigned kNoBreakSpace = 0xA0;
    return std::any_of(text.begin(), text.end(),
                       [](unsigned unit) { return unit > ' ' && unit != kNoBreakSpace; });
}

struct PageSize {
    double width_pt = 0;
    double height_pt = 0;

    [[nodiscard]] std::int64_t width_px(int dpi) const {
        return std::llround(width_pt * dpi / kPointsPerInch);
    }
    [[nodiscard]] std::int64_t height_px(int dpi) const {
        return std::llround(height_pt * dpi / kPointsPerInch);
    }
};

PageSize sizeOf(const poppler::page& page) {
    const auto paper = page.page_rect(poppler::crop_box);
    const auto turn = page.orientation();
    const bool isLying = turn == poppler::page::landscape || turn == poppler::page::seascape;
    return isLying ? PageSize{paper.height(), paper.width()} : PageSize{paper.width(), paper.height()};
}

// Plans and maps are drawn as finely as they can be.
int drawableDpi(const PageSize& size, int wanted, const Limits& limits) {
    int dpi = wanted;
    while (dpi > kLeastDpi && !checkedSize(std::max<std::int64_t>(size.width_px(dpi), 1000),
                                           std::max<std::int64_t>(size.height_px(dpi), 1000), limits)) {
        dpi = std::max(kLeastDpi, dpi * 4 / 5);
    }
    return dpi;
}

image::Image pictureOf(const poppler::image& drawn) {
    const auto row = static_cast<std::size_t>(drawn.width()) * 3;
    std::string samples;
    samples.reserve(row * static_cast<std::size_t>(drawn.height()));
    for (int y = 0; y < drawn.height(); ++y)
        samples.append(drawn.const_data() + static_cast<std::ptrdiff_t>(y) * drawn.bytes_per_row(), row);
    return greyIfColourless(pictureOfSamples(samples, drawn.width(), drawn.height(), 8, 3));
}

} // namespace

PdfDrawing::PdfDrawing(std::unique_ptr<poppler::document> document) : m_document(std::move(document)) {}
PdfDrawing::~PdfDrawing() {
    poppler::set_debug_error_function(countComplaint, nullptr);
}

base::Result<std::unique_ptr<PdfDrawing>> PdfDrawing::open(std::string_view bytes) {
    poppler::set_debug_error_function(countComplaint, nullptr);
    std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document || document->is_locked())
        return base::fail(PageCode::FileDamaged, "Poppler cannot open it");
    return std::unique_ptr<PdfDrawing>(new PdfDrawing(std::move(document)));
}

bool PdfDrawing::hasText() const {
    for (int i = 0; i < m_document->pages(); ++i) {
        const std::unique_ptr<poppler::page> page(m_document->create_page(i));
        if (page && showsLetters(page->text())) return true;
    }
    return false;
}

base::Result<FoundPage> PdfDrawing::page(int number, int wanted_dpi, const Limits& limits) const {
    m_complaints = 0;
    poppler::set_debug_error_function(countComplaint, &m_complaints);
    const std::unique_ptr<poppler::page> page(m_document->create_page(number - 1));
    if (!page) return base::fail(PageCode::FileDamaged, "page " + std::to_string(number) + " is not there");
    const PageSize size = sizeOf(*page);
    const int dpi = drawableDpi(size, wanted_dpi, limits);
    if (auto checked = checkedSize(size.width_px(dpi), size.height_px(dpi), limits); !checked)
        return base::fail(checked.error());
    poppler::page_renderer renderer;
    renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
    renderer.set_image_format(poppler::image::format_rgb24);
    const poppler::image drawn = renderer.render_page(page.get(), dpi, dpi);
    if (!drawn.is_valid())
        return base::fail(PageCode::FileDamaged, "page " + std::to_string(number) + " cannot be drawn");
    auto picture = pictureOf(drawn);
    if (!picture) return base::fail(PageCode::PictureTooLarge, "out of memory");
    return FoundPage{std::move(picture), dpi, false};
}

} // namespace scanner::decode
