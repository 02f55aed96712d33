// SPDX-License-Identifier: GPL-3.0-or-later
// Scanned pages that nobody needs any more leave the disk, also when the power went before they could.
#pragma once

#include "core/ports/paper.h"
#include "core/ports/store.h"

namespace core::usecases {

// Removes every batch that the store says may go, and then its row. What cannot be removed stays for the next
// time, with a line in the log. Any thread but the GUI's.
void releasePaper(core::ports::Store& store, core::ports::PaperFiler& paper);

} // namespace core::usecases
