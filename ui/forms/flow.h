// SPDX-License-Identifier: GPL-3.0-or-later
// Strips of content flow from top to bottom over as many pages as they need. Lengths in device pixels. GUI
// thread.
#pragma once

#include <QPainter>
#include <QPointF>

#include <cstddef>
#include <functional>
#include <vector>

namespace forms {

// The smallest piece that is never divided: a line of text, a line of a table row, a block of signatures.
struct Strip {
    double height = 0;
    std::function<void(QPainter&, QPointF top_left)> draw;
    bool keep_with_next =
        false;             // no page break behind it, unless what is tied together is higher than a page
    bool in_table = false; // a page break before it repeats the table's head
};

struct Placed {
    Strip strip;
    double top = 0;
};
using FlowPage = std::vector<Placed>;

// Always at least one page. `table_head` is put on top of every page that begins inside the table.
std::vector<FlowPage> paginate(const std::vector<Strip>& strips, const Strip& table_head, double page_height);

} // namespace forms
