// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/unread_ink.h"

#include "scanner/ocr/scrawl.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace scanner::ocr {
namespace {

constexpr int kInkGrey = 150; // of a paper evened to 200
constexpr double kPlaceShare = 0.03;
constexpr double kRule_mm = 12; // unbroken and straight: no letter is that long
constexpr double kThick_mm = 1; // more is no rule but a thing drawn
constexpr double kSpeck_mm = 0.6;
constexpr double kGap_mm = 4; // parts nearer than this are one place
constexpr int kWordRim_px = 2;
constexpr int kLeastInk_px = 100; // less on a whole page is not worth a look

struct PixFree {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
struct BoxaFree {
    void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
using Image = std::unique_ptr<Pix, PixFree>;
using Boxes = std::unique_ptr<Boxa, BoxaFree>;

int pixels(double mm, int dpi) {
    return std::max(1, static_cast<int>(std::lround(mm * dpi / 25.4)));
}

int inkIn(Pix* ink) {
    int count = 0;
    return pixCountPixels(ink, &count, nullptr) == 0 ? count : 0;
}

// Text without the lines of forms and tables, and without specks.
Image inkOf(Pix* page, int dpi) {
    Image ink(pixThresholdToBinary(page, kInkGrey));
    const int rule = pixels(kRule_mm, dpi);
    const Image across(ink ? pixOpenCompBrick(nullptr, ink.get(), rule, 1) : nullptr);
    const Image down(ink ? pixOpenCompBrick(nullptr, ink.get(), 1, rule) : nullptr);
    const int thick = pixels(kThick_mm, dpi);
    const Image solid(ink ? pixOpenCompBrick(nullptr, ink.get(), thick, thick) : nullptr);
    if (!across || !down || !solid) return {};
    for (const Image* lines : {&across, &down}) {
        pixSubtract(lines->get(), lines->get(), solid.get());
        pixSubtract(ink.get(), ink.get(), lines->get());
    }
    const int speck = pixels(kSpeck_mm, dpi);
    return Image(pixSelectBySize(ink.get(), speck, speck, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GTE, nullptr));
}

void clearWords(Pix* ink, const std::vector<Word>& words) {
    const double most = highestWord(words);
    for (const Word& word : words) {
        if (word.box.height > most) continue;
        struct ::Box* box = boxCreate(word.box.x - kWordRim_px, word.box.y - kWordRim_px,
                                      word.box.width + 2 * kWordRim_px, word.box.height + 2 * kWordRim_px);
        if (box) pixClearInRect(ink, box);
        boxDestroy(&box);
    }
}

// Found on the closed picture, as tight around the ink itself as can be.
Box tight(Pix* ink, const struct ::Box* around) {
    Box place;
    struct ::Box* found = nullptr;
    const Image patch(pixClipRectangle(ink, const_cast<struct ::Box*>(around), nullptr));
    boxGetGeometry(const_cast<struct ::Box*>(around), &place.x, &place.y, &place.width, &place.height);
    if (patch && pixClipToForeground(patch.get(), nullptr, &found) == 0 && found) {
        int x = 0;
        int y = 0;
        boxGetGeometry(found, &x, &y, &place.width, &place.height);
        place.x += x;
        place.y += y;
    }
    boxDestroy(&found);
    return place;
}

} // namespace

std::vector<Box> unreadPlaces(Pix* page, int dpi, const std::vector<Word>& words) {
    const Image ink = inkOf(page, dpi);
    const int all = ink ? inkIn(ink.get()) : 0;
    if (all < kLeastInk_px) return {};
    clearWords(ink.get(), words);
    const int gap = pixels(kGap_mm, dpi);
    const Image joined(pixCloseSafeCompBrick(nullptr, ink.get(), gap, gap));
    const Boxes boxes(joined ? pixConnCompBB(joined.get(), 8) : nullptr);
    std::vector<Box> places;
    for (int i = 0; boxes && i < boxaGetCount(boxes.get()); ++i) {
        struct ::Box* around = boxaGetBox(boxes.get(), i, L_COPY);
        const Image patch(pixClipRectangle(ink.get(), around, nullptr));
        if (patch && inkIn(patch.get()) > kPlaceShare * all) places.push_back(tight(ink.get(), around));
        boxDestroy(&around);
    }
    std::sort(places.begin(), places.end(), [](const Box& a, const Box& b) { return a.y < b.y; });
    return places;
}

} // namespace scanner::ocr
