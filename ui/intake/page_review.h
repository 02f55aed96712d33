// SPDX-License-Identifier: GPL-3.0-or-later
// The places that are worth a look, over all pages: words under doubt and ink that was not read. Remembers
// which ones the clerk has seen. A value; GUI thread.
#pragma once

#include "scanner/pipeline/stack_study.h"

#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace ui::intake {

struct ReviewPlace {
    int page = 0;
    int item = 0; // index among the items of the page
    auto operator<=>(const ReviewPlace&) const = default;
};

class PageReview {
  public:
    // Pages in the order of the stack, those that are not filed left out. What was seen stays seen, unless
    // its page was read anew.
    void take(const std::vector<int>& pages, const scanner::pipeline::StackFindings& findings);
    void clear();

    // The place behind `from`, from the top again after the last; nothing if there is none at all.
    [[nodiscard]] std::optional<ReviewPlace> next(const ReviewPlace& from) const;
    [[nodiscard]] std::optional<ReviewPlace> before(const ReviewPlace& from) const;
    void see(const ReviewPlace& place);

    [[nodiscard]] const std::vector<int>& pages() const { return m_pages; }
    [[nodiscard]] int all() const { return static_cast<int>(m_places.size()); }
    [[nodiscard]] int left() const; // not seen yet

  private:
    [[nodiscard]] std::size_t firstFrom(const ReviewPlace& place, bool behind) const;

    std::vector<int> m_pages;
    std::vector<ReviewPlace> m_places; // in the order of the stack
    std::set<ReviewPlace> m_seen;
    scanner::pipeline::StackFindings m_findings;
};

} // namespace ui::intake
