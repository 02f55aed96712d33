// SPDX-License-Identifier: GPL-3.0-or-later
// A half-done intake is kept, always, also through a power cut. Whoever may not take a dossier keeps and sees
// none. Any thread but the GUI's.
#pragma once

#include "core/ports/paper.h"
#include "core/ports/store.h"
#include "core/usecases/intake.h"
#include "core/usecases/sign_in.h"

#include <vector>

namespace core::usecases {

class KeepDraft {
  public:
    KeepDraft(core::ports::Store& store, core::ports::PaperFiler& paper);

    // Errors: NotAllowed, StoreCode; so of all three.
    [[nodiscard]] base::Result<void> keep(const Intake& intake, const SignedIn& clerk);
    // The draft goes, and its pages with it.
    [[nodiscard]] base::Result<void> discard(const Intake& intake, const SignedIn& clerk);
    // The clerk's own drafts, last changed first.
    [[nodiscard]] base::Result<std::vector<Intake>> open(const SignedIn& clerk);

  private:
    core::ports::Store& m_store;
    core::ports::PaperFiler& m_paper;
};

} // namespace core::usecases
