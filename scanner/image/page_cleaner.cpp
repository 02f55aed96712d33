// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/page_cleaner.h"

#include "scanner/image/blank_page.h"
#include "scanner/image/even_copy.h"
#include "scanner/image/paper_edge.h"
#include "scanner/image/pnm_file.h"
#include "scanner/image/skew.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <exception>

namespace scanner::image {
namespace {

constexpr int kLeastDpi = 50;
constexpr int kMostDpi = 2400;

// Leptonica's remarks are about its own calls; what matters to the clerk comes back as an Error.
void silenceLeptonica() {
    [[maybe_unused]] static const int before = setMsgSeverity(L_SEVERITY_NONE);
}

Margins scaledBy(const Margins& margins, double factor) {
    const auto scale = [factor](int pixels) { return static_cast<int>(std::lround(pixels * factor)); };
    return {scale(margins.left), scale(margins.top), scale(margins.right), scale(margins.bottom)};
}

// Turns first, so that a border that lay askew is cut along the paper.
Image levelAndCropped(Image page, double degrees, const Margins& margins, unsigned paperGrey) {
    if (degrees != 0)
        page = pixGetDepth(page.get()) == 8 ? turned(page, degrees, paperGrey) : turned(page, degrees);
    if (page && !margins.none()) page = cropped(page, margins);
    return page;
}

// The red channel does not show a page that bears nothing but a red seal; before a page is called blank, the
// darkest channel is asked.
void measureInk(CleanPage& page) {
    Ink ink = inkOn(page.reading);
    if (ink.blank() && pixGetDepth(page.colour.get()) == 32)
        if (const Image darkest = darkestCopyOf(page.colour, page.dpi)) ink = inkOn(darkest);
    page.blank = ink.blank();
    page.inkShare = ink.share;
}

base::Result<CleanPage> clean(Image raw, int dpi) {
    constexpr unsigned kWhite = 255;
    EvenCopy copy = evenCopyOf(raw, dpi);
    if (!copy.even) return base::fail(PageCode::TooLarge, "out of memory");
    CleanPage page;
    page.dpi = dpi;
    page.readingDpi = copy.dpi;
    page.legible = copy.legible;
    page.skewDegrees = skewOf(copy.even);
    const Margins border = darkBorderOf(copy.plain, page.skewDegrees, copy.dpi);
    copy.plain.reset();
    page.reading = levelAndCropped(std::move(copy.even), page.skewDegrees, border, kPaperGrey);
    page.colour = levelAndCropped(std::move(raw), page.skewDegrees,
                                  scaledBy(border, static_cast<double>(dpi) / copy.dpi), kWhite);
    if (!page.reading || !page.colour) return base::fail(PageCode::TooLarge, "out of memory");
    pixSetResolution(page.reading.get(), page.readingDpi, page.readingDpi);
    pixSetResolution(page.colour.get(), page.dpi, page.dpi);
    measureInk(page);
    return page;
}

} // namespace

base::Result<CleanPage> cleanPage(const std::filesystem::path& rawFile, int dpi) {
    silenceLeptonica();
    const auto named = [&](base::Error error) {
        error.args = {pageNameOf(rawFile)};
        return base::fail(std::move(error));
    };
    if (dpi < kLeastDpi || dpi > kMostDpi)
        return named(base::Error::of(PageCode::NotAnImage, std::to_string(dpi) + " dpi"));
    try {
        auto raw = readPnm(rawFile);
        if (!raw) return named(raw.error());
        auto page = clean(std::move(*raw), dpi);
        if (!page) return named(page.error());
        return page;
    } catch (const std::exception& problem) {
        return named(base::Error::of(PageCode::TooLarge, problem.what()));
    }
}

} // namespace scanner::image
