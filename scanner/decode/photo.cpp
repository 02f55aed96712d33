// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/photo.h"

#include "scanner/decode/paper_corners.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace scanner::decode {
namespace {

using image::heightOf;
using image::Image;
using image::widthOf;

constexpr double kA4Shape = 297.0 / 210.0;
constexpr double kCardShape = 85.6 / 54.0;
constexpr double kShapeTolerance = 0.15; // seen from 30 degrees a sheet looks 13 % shorter
constexpr int kPaperGrey = 245;          // of the evened sheet
constexpr int kTile_px = 32;
constexpr int kForeground = 80; // darker is ink or table, not paper
constexpr int kLeastPaperInTile = 200;
constexpr int kSmoothing = 2;

double between(const Point& a, const Point& b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

struct Size {
    int width = 0;
    int height = 0;
};

// The known shape of a sheet is more exact than what the edges tell.
double knownShape(double shape) {
    double best = shape;
    double error = kShapeTolerance;
    for (const double known : {kA4Shape, kCardShape}) {
        if (std::abs(shape / known - 1) < error) {
            best = known;
            error = std::abs(shape / known - 1);
        }
    }
    return best;
}

Size flatSize(const Corners& corners) {
    const double top = between(corners[0], corners[1]);
    const double bottom = between(corners[3], corners[2]);
    const double left = between(corners[0], corners[3]);
    const double right = between(corners[1], corners[2]);
    const bool isLying = top + bottom > left + right;
    const double across = std::max(1.0, std::min(top + bottom, left + right));
    const double shape = knownShape(std::max(top + bottom, left + right) / across);
    const double longer = isLying ? std::max(top, bottom) : std::max(left, right);
    const auto whole = [](double length) { return std::max(1, static_cast<int>(std::lround(length))); };
    return isLying ? Size{whole(longer), whole(longer / shape)} : Size{whole(longer / shape), whole(longer)};
}

using Coefficients = std::unique_ptr<float, decltype(&lept_free)>;

// From the flat sheet to the photo.
Coefficients mapTo(const Corners& corners, const Size& size) {
    const auto width = static_cast<float>(size.width - 1);
    const auto height = static_cast<float>(size.height - 1);
    Pta* flat = ptaCreate(4);
    Pta* photo = ptaCreate(4);
    const float xs[] = {0, width, width, 0};
    const float ys[] = {0, 0, height, height};
    for (std::size_t i = 0; i < 4; ++i) {
        ptaAddPt(flat, xs[i], ys[i]);
        ptaAddPt(photo, static_cast<float>(corners[i].x), static_cast<float>(corners[i].y));
    }
    float* coefficients = nullptr;
    getProjectiveXformCoeffs(flat, photo, &coefficients);
    ptaDestroy(&flat);
    ptaDestroy(&photo);
    return {coefficients, &lept_free};
}

void flattenRow(const Image& photo, float* map, int y, Image& flat) {
    l_uint32* source = pixGetData(photo.get());
    const int words = pixGetWpl(photo.get());
    l_uint32* line = pixGetData(flat.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(flat.get());
    const bool isColour = pixGetDepth(flat.get()) == 32;
    for (int x = 0; x < widthOf(flat); ++x) {
        float at_x = 0;
        float at_y = 0;
        projectiveXformPt(map, x, y, &at_x, &at_y);
        if (isColour) {
            linearInterpolatePixelColor(source, words, widthOf(photo), heightOf(photo), at_x, at_y,
                                        0xFFFFFF00, line + x);
        } else {
            int grey = 255;
            linearInterpolatePixelGray(source, words, widthOf(photo), heightOf(photo), at_x, at_y, 255,
                                       &grey);
            SET_DATA_BYTE(line, x, grey);
        }
    }
}

Image flattened(const Image& photo, const Corners& corners) {
    const Size size = flatSize(corners);
    const auto map = mapTo(corners, size);
    Image flat(map ? pixCreate(size.width, size.height, pixGetDepth(photo.get())) : nullptr);
    if (!flat) return {};
    for (int y = 0; y < size.height; ++y)
        flattenRow(photo, map.get(), y, flat);
    return flat;
}

// What each tile has to be multiplied by. One map for all channels, from the lightest, so that colours stay.
Image gainMap(const Image& page) {
    const Image lightest(pixGetDepth(page.get()) == 32 ? pixConvertRGBToGrayMinMax(page.get(), L_CHOOSE_MAX)
                                                       : pixClone(page.get()));
    if (!lightest) return {};
    Pix* background = nullptr;
    if (pixGetBackgroundGrayMap(lightest.get(), nullptr, kTile_px, kTile_px, kForeground, kLeastPaperInTile,
                                &background) != 0)
        return {};
    const Image map(background);
    return Image(pixGetInvBackgroundMap(map.get(), kPaperGrey, kSmoothing, kSmoothing));
}

Image evenedChannel(const Image& page, int channel, const Image& gain) {
    const Image plain(pixGetRGBComponent(page.get(), channel));
    return Image(plain ? pixApplyInvBackgroundGrayMap(plain.get(), gain.get(), kTile_px, kTile_px) : nullptr);
}

// As it was where no paper can be made out.
Image evened(Image page) {
    const Image gain = gainMap(page);
    if (!gain) return page;
    if (pixGetDepth(page.get()) == 8)
        return Image(pixApplyInvBackgroundGrayMap(page.get(), gain.get(), kTile_px, kTile_px));
    const Image red = evenedChannel(page, COLOR_RED, gain);
    const Image green = evenedChannel(page, COLOR_GREEN, gain);
    const Image blue = evenedChannel(page, COLOR_BLUE, gain);
    page.reset();
    if (!red || !green || !blue) return {};
    return Image(pixCreateRGBImage(red.get(), green.get(), blue.get()));
}

} // namespace

Image paperOnPhoto(Image photo, bool fromCamera) {
    const auto corners = paperCorners(photo);
    if (!corners) return fromCamera ? evened(std::move(photo)) : std::move(photo);
    Image flat = flattened(photo, *corners);
    photo.reset();
    return flat ? evened(std::move(flat)) : Image();
}

} // namespace scanner::decode
