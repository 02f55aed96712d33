// SPDX-License-Identifier: GPL-3.0-or-later
// Pages find their component as they are read: by title, by the page before, by the card's code. Pure; any
// thread.
#pragma once

#include "core/domain/procedure.h"
#include "core/domain/sorting.h"

#include <string>
#include <vector>

namespace core::domain {

// Where one scanned page lies.
struct PlacedPage {
    int number = 0;        // in its batch
    std::string component; // key; empty: unassigned
    SortReason reason = SortReason::None;
    bool setAside = false; // blank or put away by the clerk: not filed
};

// A page of the batch as far as it is known now.
struct SeenPage {
    enum class Stage { Waiting, Read, Failed };
    int number = 0;
    Stage stage = Stage::Waiting;
    PageHint hint;      // of a read page
    bool blank = false; // of a read page
};

// Places of all pages that can be placed, by number. What the clerk decided (SortReason::ByClerk) stays;
// blank pages are set aside; pages still in reading are left out; failed pages stand unassigned.
std::vector<PlacedPage> placePages(const std::vector<SeenPage>& pages, const Procedure& procedure,
                                   const std::vector<PlacedPage>& before);

} // namespace core::domain
