// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/page_cleaner.h"

#include "scanner/image/blank_page.h"
#include "scanner/image/even_copy.h"
#include "scanner/image/feeder_streaks.h"
#include "scanner/image/paper_edge.h"
#include "scanner/image/pnm_file.h"
#include "scanner/image/punch_holes.h"
#include "scanner/image/red_print.h"
#include "scanner/image/show_through.h"
#include "scanner/image/skew.h"
#include "scanner/image/turn.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <numbers>

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
    if (degrees != 0) page = turned(page, degrees, paperGrey);
    if (page && !margins.none()) page = cropped(page, margins);
    return page;
}

// Only what other pages have too is surely not printed.
std::vector<Streak> takeStreaks(Image& raw, int dpi, const CleaningWishes& wishes) {
    auto streaks = streaksOn(raw, dpi);
    for (Streak& streak : streaks) {
        streak.removed = !wishes.keepMarks && standsAt(streak, wishes.streaks);
        if (streak.removed) removeStreak(raw, streak);
    }
    return streaks;
}

// Where the spot lies after levelAndCropped().
Disk followed(const Disk& spot, double degrees, int width, int height, const Margins& margins) {
    const double angle = degrees * std::numbers::pi / 180;
    const double x = spot.x - width / 2.0;
    const double y = spot.y - height / 2.0;
    return {width / 2.0 + x * std::cos(angle) - y * std::sin(angle) - margins.left,
            height / 2.0 + x * std::sin(angle) + y * std::cos(angle) - margins.top, spot.diameter};
}

Box boxOf(const Disk& disk) {
    const auto at = [](double value) { return static_cast<int>(std::lround(value)); };
    return {at(disk.x - disk.diameter / 2), at(disk.y - disk.diameter / 2), at(disk.diameter),
            at(disk.diameter)};
}

// `spots` in pixels of the cleaned reading copy.
void takeHoles(CleanPage& page, const std::vector<Disk>& spots, bool keep) {
    const double factor = static_cast<double>(page.dpi) / page.readingDpi;
    for (const Disk& spot : spots) {
        if (!isPunchHole(spot, widthOf(page.reading), heightOf(page.reading), page.readingDpi)) continue;
        page.holes.push_back(boxOf(spot.times(factor)));
        if (keep) continue;
        fillWithPaper(page.reading, spot);
        fillWithPaper(page.colour, spot.times(factor));
    }
}

// Nearly empty pages without what shines through from the other side.
Ink ownInkOn(const Image& even, int dpi) {
    constexpr double kNearlyEmpty = 0.01;
    const Ink ink = inkOn(even);
    return ink.share < kNearlyEmpty && takeShowThrough(even, dpi) ? inkOn(even) : ink;
}

// The red channel does not show a page that bears nothing but a red seal; before a page is called blank, the
// darkest channel is asked.
void measureInk(CleanPage& page) {
    Ink ink = ownInkOn(page.reading, page.readingDpi);
    if (ink.blank() && pixGetDepth(page.colour.get()) == 32)
        if (const Image darkest = evenChannelOf(page.colour, Channel::Darkest, page.dpi, kReadingDpi))
            ink = ownInkOn(darkest, std::min(page.dpi, kReadingDpi));
    page.blank = ink.blank();
    page.inkShare = ink.share;
}

base::Result<CleanPage> clean(Image raw, int dpi, const CleaningWishes& wishes) {
    constexpr unsigned kWhite = 255;
    auto streaks = takeStreaks(raw, dpi, wishes);
    if (wishes.turn_deg != 0) raw = quarterTurned(raw, wishes.turn_deg);
    EvenCopy copy = raw ? evenCopyOf(raw, dpi, wishes.median) : EvenCopy();
    if (!copy.even) return base::fail(PageCode::TooLarge, "out of memory");
    CleanPage page;
    page.turn_deg = wishes.turn_deg;
    page.median = copy.median;
    page.dpi = dpi;
    page.readingDpi = copy.dpi;
    page.legible = copy.legible;
    page.skewDegrees = skewOf(copy.even);
    const Margins border = darkBorderOf(copy.plain, page.skewDegrees, copy.dpi);
    auto spots = roundSpotsOn(copy.plain, copy.dpi);
    for (Disk& spot : spots)
        spot = followed(spot, page.skewDegrees, widthOf(copy.plain), heightOf(copy.plain), border);
    copy.plain.reset();
    page.reading = levelAndCropped(std::move(copy.even), page.skewDegrees, border, kPaperGrey);
    page.colour = levelAndCropped(std::move(raw), page.skewDegrees,
                                  scaledBy(border, static_cast<double>(dpi) / copy.dpi), kWhite);
    if (!page.reading || !page.colour) return base::fail(PageCode::TooLarge, "out of memory");
    if (copy.smallPrint && page.dpi > page.readingDpi) {
        page.readingDpi = std::min(page.dpi, kFineReadingDpi);
        page.reading = evenChannelOf(page.colour, Channel::Red, page.dpi, page.readingDpi);
        if (!page.reading) return base::fail(PageCode::TooLarge, "out of memory");
        for (auto& spot : spots)
            spot = spot.times(static_cast<double>(page.readingDpi) / copy.dpi);
    }
    pixSetResolution(page.reading.get(), page.readingDpi, page.readingDpi);
    pixSetResolution(page.colour.get(), page.dpi, page.dpi);
    takeHoles(page, spots, wishes.keepMarks);
    keepRedPrint(page.colour, page.dpi, page.reading, page.readingDpi);
    page.streaks = std::move(streaks);
    measureInk(page);
    return page;
}

template<class Work>
base::Result<CleanPage> withinMemory(Work work) {
    try {
        return work();
    } catch (const std::exception& problem) {
        return base::fail(PageCode::TooLarge, problem.what());
    }
}

} // namespace

base::Result<CleanPage> cleanPicture(Image raw, int dpi, const CleaningWishes& wishes) {
    silenceLeptonica();
    if (dpi < kLeastDpi || dpi > kMostDpi)
        return base::fail(PageCode::NotAnImage, std::to_string(dpi) + " dpi");
    return withinMemory([&] { return clean(std::move(raw), dpi, wishes); });
}

base::Result<CleanPage> cleanPage(const std::filesystem::path& rawFile, int dpi,
                                  const CleaningWishes& wishes) {
    silenceLeptonica();
    auto page = withinMemory([&]() -> base::Result<CleanPage> {
        auto raw = readPnm(rawFile);
        if (!raw) return base::fail(raw.error());
        return cleanPicture(std::move(*raw), dpi, wishes);
    });
    if (page) return page;
    base::Error problem = page.error();
    problem.args = {pageNameOf(rawFile)};
    return base::fail(std::move(problem));
}

} // namespace scanner::image
