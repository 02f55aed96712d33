// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the corpus, one by one: twelve forms in five looks each, and the pages that only a real stack
// has - blank ones, cards, separators, pages turned and pages on which next to nothing stands. GUI thread.
#pragma once

#include "tests/support/corpus/looks.h"

#include <QImage>
#include <QStringList>

#include <functional>
#include <vector>

namespace tests::corpus {

using sample_pages::Sheet;

struct PagePlan {
    QString name; // of its files; unique, in the order of the plan
    QString kind;
    QString component; // under which a counter files it; empty: not to be told from its text
    QString title;
    Look look;
    std::function<void(Sheet&)> draw{}; // empty: nothing is printed
    std::function<void(Sheet&)> back{}; // the other side, where it shows through
    QStringList codes{};                // texts of the QR codes
    int dpi = 300;
    bool blank = false;
    bool wide = false;    // 297 x 210 mm
    bool onGlass = false; // lies on the white lid without a sheet of its own: cards
    int quarterTurns = 0; // of the delivered picture, clockwise
    int position = 0;     // in the whole plan, from 1: seeds the page
};

std::vector<PagePlan> wholePlan();
// Empty lists: all. At most `limit` pages, 0: all, spread evenly over what was chosen. Throws
// std::runtime_error for a kind or look that no page has.
std::vector<PagePlan> chosen(const std::vector<PagePlan>& plan, const QStringList& kinds,
                             const QStringList& looks, int limit);

struct CorpusPage {
    QImage image; // RGB888
    QStringList lines;
    double angle_degrees = 0; // clockwise, quarter turns included
};

// Same plan and seed: same pixels. `dpi` 0: as planned. Throws std::runtime_error if a font or a glyph is
// missing.
CorpusPage drawn(const PagePlan& plan, std::uint64_t seed, int dpi);

} // namespace tests::corpus
