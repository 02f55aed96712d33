// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of the program. A tone has one colour everywhere; each keeps a contrast of 4.5 or more on white
// and on the window's ground. GUI thread.
#pragma once

#include "core/domain/checklist.h"
#include "core/ports/courier.h"
#include "core/ports/store.h"

#include <QColor>

namespace ui::style {

enum class Tone { Plain, Quiet, Accent, Good, Attention, Trouble };

QColor colour(Tone tone);
QColor ground(Tone tone); // behind words of that tone

Tone toneOf(core::ports::OpState state);
Tone toneOf(core::ports::LinkState state);
Tone toneOf(core::domain::ItemState state);

} // namespace ui::style
