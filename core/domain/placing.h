// SPDX-License-Identifier: GPL-3.0-or-later
// Pages find their component as they are read: by separator sheet, by the card's code, by title, by the page
// before. Pure; any thread.
#pragma once

#include "core/base/id.h"
#include "core/domain/procedure.h"
#include "core/domain/sorting.h"

#include <optional>
#include <string>
#include <vector>

namespace core::domain {

// Where one scanned page lies.
struct PlacedPage {
    int number = 0;        // in its batch
    std::string component; // key; empty: unassigned
    SortReason reason = SortReason::None;
    bool setAside = false;     // blank, a separator, a slip, or put away by the clerk: not filed
    std::string evidence = {}; // what decided, as in Sorted
    bool incomplete = false;   // cut short by the scanner, and to be filed: nobody has taken it as it is
};

// A page of the batch as far as it is known now.
struct SeenPage {
    enum class Stage { Waiting, Read, Failed };
    int number = 0;
    Stage stage = Stage::Waiting;
    PageHint hint;      // of a read page
    bool blank = false; // of a read page
    // What the clerk decided about filing it; nothing: what is proposed holds.
    std::optional<bool> aside{};
    int inPlaceOf{}; // the page that was scanned again as this one: it inherits that one's place; 0: none
    bool incomplete{};
};

// What lies around the stack.
struct Surroundings {
    const KnownTitles* titles = nullptr; // of all procedures; may be left out
    base::BatchId batch;                 // a separator sheet made for another batch names no component here
};

// Places of all pages that can be placed, in the order in which they lie. What the clerk decided
// (SortReason::ByClerk, SeenPage::aside) stays; blank pages are set aside; pages still in reading are left
// out; failed pages stand unassigned, and so does a blank page, a separator or a slip that the clerk took
// back.
//
// A separator sheet is set aside, and all pages behind it up to the next one belong to the component that it
// names; if that is none of this procedure, or the sheet belongs to another batch, it only parts: no page
// follows one from before it. A slip of ours is set aside as well, and nothing follows it. A page whose paper
// is at least a third smaller or larger than that of the page before does not follow it.
std::vector<PlacedPage> placePages(const std::vector<SeenPage>& pages, const Procedure& procedure,
                                   const std::vector<PlacedPage>& before, const Surroundings& around = {});

} // namespace core::domain
