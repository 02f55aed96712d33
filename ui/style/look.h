// SPDX-License-Identifier: GPL-3.0-or-later
// Font, palette and style sheet of the whole program, set once before the first window. GUI thread.
#pragma once

class QApplication;

namespace ui::style {

void apply(QApplication& application);

} // namespace ui::style
