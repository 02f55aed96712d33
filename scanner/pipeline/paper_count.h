// SPDX-License-Identifier: GPL-3.0-or-later
// How much paper there is, and what looks wrong about it: scanners report an empty feeder too early, take two
// sheets for one, deliver a page twice. Nothing here decides; the clerk looks. Pure; any thread.
#pragma once

#include "core/domain/placing.h"
#include "scanner/pipeline/batch.h"

#include <map>
#include <vector>

namespace scanner::pipeline {

struct PaperCount {
    int sheets = 0;   // of the citizen's: separators, slips and what was put aside by hand do not count
    int sides = 0;    // scanned, of these sheets
    int setAside = 0; // pages that are not filed
    int filed = 0;    // pages that will be
    bool operator==(const PaperCount&) const = default;
};

PaperCount countPaper(const std::vector<BatchPage>& pages,
                      const std::vector<core::domain::PlacedPage>& placed);

struct PageMark {
    enum class Kind {
        Twice,       // the same picture as page `other`
        Long,        // 1.4 times longer than its neighbours: two sheets may have gone through at once
        BackMissing, // the sheets before it were scanned on both sides
        Jump,        // says "3/5" (number, total), and the page before it is not 2/5
        EndsEarly,   // says "3/5", and there is no 4/5 behind it
    };
    Kind kind{};
    int other = 0;
    int number = 0;
    int total = 0;
    bool operator==(const PageMark&) const = default;
};

// By page; those set aside have none. `isScanning`: what the last page seems to lack may still come.
std::map<int, std::vector<PageMark>> marksOf(const std::vector<BatchPage>& pages,
                                             const std::vector<core::domain::PlacedPage>& placed,
                                             bool isScanning);

} // namespace scanner::pipeline
