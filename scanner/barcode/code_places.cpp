// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/barcode/code_places.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <memory>

namespace scanner::barcode {
namespace {

constexpr int kReduction = 4;    // of the page
constexpr int kInkGrey = 150;    // of a paper evened to 200
constexpr int kModuleGap_px = 5; // reduced; closes a code to one patch, keeps lines of text apart
constexpr int kLeastSide_px = 25;
constexpr int kMostSide_px = 250;
constexpr int kQuietZone_px = 8;
constexpr std::size_t kMostPlaces = 4;

struct PixFree {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
struct BoxaFree {
    void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
using Image = std::unique_ptr<Pix, PixFree>;
using Boxes = std::unique_ptr<Boxa, BoxaFree>;

Image reducedInk(Pix* half) {
    const Image quarter(half ? pixScaleAreaMap2(half) : nullptr);
    const Image even(quarter ? pixBackgroundNormSimple(quarter.get(), nullptr, nullptr) : nullptr);
    const Pix* best = even ? even.get() : quarter.get();
    return Image(best ? pixThresholdToBinary(const_cast<Pix*>(best), kInkGrey) : nullptr);
}

double inkShareIn(Pix* ink, const Place& place) {
    Box* box = boxCreate(place.x, place.y, place.width, place.height);
    const Image patch(pixClipRectangle(ink, box, nullptr));
    boxDestroy(&box);
    float share = 0;
    if (patch) pixForegroundFraction(patch.get(), &share);
    return share;
}

bool looksLikeCode(Pix* ink, const Place& place) {
    const auto [shorter, longer] = std::minmax(place.width, place.height);
    if (shorter < kLeastSide_px || longer > kMostSide_px || longer * 2 > shorter * 3) return false;
    const double share = inkShareIn(ink, place);
    return share > 0.15 && share < 0.8;
}

Place onThePage(const Place& reduced, int width, int height) {
    const int left = std::max(0, (reduced.x - kQuietZone_px) * kReduction);
    const int top = std::max(0, (reduced.y - kQuietZone_px) * kReduction);
    const int right = std::min(width, (reduced.x + reduced.width + kQuietZone_px) * kReduction);
    const int bottom = std::min(height, (reduced.y + reduced.height + kQuietZone_px) * kReduction);
    return {left, top, right - left, bottom - top};
}

} // namespace

std::vector<Place> codeLikePlaces(Pix* half, int width, int height) {
    const Image ink = reducedInk(half);
    const Image patches(ink ? pixCloseSafeBrick(nullptr, ink.get(), kModuleGap_px, kModuleGap_px) : nullptr);
    const Boxes boxes(patches ? pixConnCompBB(patches.get(), 8) : nullptr);
    if (!boxes) return {};
    std::vector<Place> places;
    for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
        Place place;
        boxaGetBoxGeometry(boxes.get(), i, &place.x, &place.y, &place.width, &place.height);
        if (looksLikeCode(ink.get(), place)) places.push_back(onThePage(place, width, height));
    }
    std::sort(places.begin(), places.end(),
              [](const Place& a, const Place& b) { return a.width * a.height > b.width * b.height; });
    if (places.size() > kMostPlaces) places.resize(kMostPlaces);
    return places;
}

} // namespace scanner::barcode
