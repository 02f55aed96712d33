// SPDX-License-Identifier: GPL-3.0-or-later
// Which component a page belongs to, judged by the codes and the title that were read on it. Pure functions;
// any thread.
#pragma once

#include "core/domain/known_titles.h"
#include "core/domain/procedure.h"
#include "core/domain/sheet_codes.h"
#include "core/domain/title_lines.h"

#include <optional>
#include <string>
#include <vector>

namespace core::domain {

// Why a page lies where it lies; shown to the clerk. Stored by number in drafts: new ones go to the end.
enum class SortReason {
    Title,
    FollowsPageBefore,
    IdCardCode,
    ByClerk,
    None,
    OtherTitle,      // the title of a paper that this procedure does not ask for: unassigned
    SeparatorSheet,  // is a separator sheet: set aside
    BehindSeparator, // lies behind a separator sheet that names the component
    SlipCode,        // is one of our own slips: set aside
};

struct PageHint {
    TitleLines upperLines;      // lines of the upper 40 % that are centred or in capitals, from the top
    bool hasIdCardCode = false; // QR or machine-readable lines
    std::optional<SeparatorCode> separator = {};
    std::optional<SlipCode> slip = {};
    double area_mm2 = 0; // of the paper; 0: not known
};

struct Sorted {
    std::string component; // key; kIdCardComponent for the identity paper; empty: unassigned
    SortReason reason = SortReason::None;
    std::string evidence = {}; // the known title, component key or number that decided; may be empty
};

// A title of one of the procedure's components.
struct OwnTitle {
    const Component* component = nullptr;
    TitleText title;
};

// The identity paper is filed under this key, beside the procedure's own components.
inline constexpr char kIdCardComponent[] = "id-card";

// Titles are compared folded and without blanks, against each line and up to three neighbouring lines joined;
// a title read inside a longer accepted one does not count. A title is accepted at a normalised edit distance
// of at most 0.2 and 0.1 better than the second best of another component. The procedure's own titles come
// first; a title of another procedure (`known`) wins only where it is 0.1 better, and leaves the page
// unassigned (OtherTitle). A page with an ID card's code is the identity paper. A page without any title
// follows the page before it, but never the identity paper. The national heading marks a first page, not a
// kind: such a page without a title stays unassigned, and so does a page with the titles of two components.
// Separator and slip are not looked at here (placing.h).
Sorted sortPage(const PageHint& page, const Procedure& procedure, const std::optional<Sorted>& before,
                const KnownTitles& known = {});

// The same for many pages of one procedure: its titles are folded once. The procedure has to outlive it.
class PageSorter {
  public:
    PageSorter(const Procedure& procedure, const KnownTitles& known);

    [[nodiscard]] Sorted sort(const PageHint& page, const std::optional<Sorted>& before) const;

  private:
    std::vector<OwnTitle> m_own;
    const KnownTitles& m_known;
};

} // namespace core::domain
