// SPDX-License-Identifier: GPL-3.0-or-later
// A table that lists things, one a row. GUI thread.
#pragma once

class QTableView;

namespace ui::widgets {

// Rows are chosen as a whole, one at a time; Tab leaves the table; column `widest` takes the room that the
// others leave. `table` has its model.
void listRows(QTableView& table, int widest);

} // namespace ui::widgets
