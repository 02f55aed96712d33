// SPDX-License-Identifier: GPL-3.0-or-later
// A half-done intake is kept, always, also through a power cut. Any thread but the GUI's.
#pragma once

#include "core/ports/paper.h"
#include "core/ports/store.h"
#include "core/usecases/intake.h"

#include <vector>

namespace core::usecases {

class KeepDraft {
  public:
    KeepDraft(core::ports::Store& store, core::ports::PaperFiler& paper);

    [[nodiscard]] base::Result<void> keep(const Intake& intake, const base::ClerkId& clerk);
    // The draft goes, and its pages with it.
    [[nodiscard]] base::Result<void> discard(const Intake& intake);
    // The clerk's own drafts, last changed first.
    [[nodiscard]] base::Result<std::vector<Intake>> open(const base::ClerkId& clerk);

  private:
    core::ports::Store& m_store;
    core::ports::PaperFiler& m_paper;
};

} // namespace core::usecases
