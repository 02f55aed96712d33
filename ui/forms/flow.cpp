// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/flow.h"

namespace forms {
namespace {

// Height of the strips from `first` on that want to stay on one page.
double tiedHeight(const std::vector<Strip>& strips, std::size_t first) {
    double height = strips[first].height;
    for (auto i = first; strips[i].keep_with_next && i + 1 < strips.size(); ++i)
        height += strips[i + 1].height;
    return height;
}

} // namespace

std::vector<FlowPage> paginate(const std::vector<Strip>& strips, const Strip& table_head,
                               double page_height) {
    std::vector<FlowPage> pages(1);
    double y = 0;
    const auto put = [&](const Strip& strip) {
        pages.back().push_back({strip, y});
        y += strip.height;
    };
    bool tied_to_last = false;
    for (std::size_t i = 0; i < strips.size(); ++i) {
        const double head = strips[i].in_table ? table_head.height : 0;
        const double tied = tiedHeight(strips, i);
        const bool fits_a_page = tied + head <= page_height;
        const double wanted = fits_a_page && !tied_to_last ? tied : strips[i].height;
        if (!pages.back().empty() && y + wanted > page_height) {
            pages.emplace_back();
            y = 0;
            if (strips[i].in_table) put(table_head);
        }
        put(strips[i]);
        tied_to_last = strips[i].keep_with_next;
    }
    return pages;
}

} // namespace forms
