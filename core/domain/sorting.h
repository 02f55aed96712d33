// SPDX-License-Identifier: GPL-3.0-or-later
// Which component a page belongs to, judged by the title that was read on it. Pure functions; any thread.
#pragma once

#include "core/domain/procedure.h"

#include <optional>
#include <string>
#include <vector>

namespace core::domain {

// Why a page lies where it lies; shown to the clerk.
enum class SortReason { Title, FollowsPageBefore, IdCardCode, ByClerk, None };

struct PageHint {
    std::vector<std::string> upperLines; // text lines of the upper 40 % of the page, top to bottom
    bool hasIdCardCode = false;
};

struct Sorted {
    std::string component; // key; kIdCardComponent for the identity paper; empty: unassigned
    SortReason reason = SortReason::None;
};

// The identity paper is filed under this key, beside the procedure's own components.
inline constexpr char kIdCardComponent[] = "id-card";

// Titles are compared folded and without blanks, against each line and up to three neighbouring lines joined;
// a title read inside a longer accepted one does not count. A title is accepted at a normalised edit distance
// of at most 0.2 and 0.1 better than the second best of another component. A page with an ID card's code is
// the identity paper. A page without any title follows the page before it, but never the identity paper. The
// national heading marks a first page, not a kind: such a page without a title stays unassigned, and so does
// a page with the titles of two components.
Sorted sortPage(const PageHint& page, const Procedure& procedure, const std::optional<Sorted>& before);

} // namespace core::domain
