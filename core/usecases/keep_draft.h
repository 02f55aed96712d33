// SPDX-License-Identifier: GPL-3.0-or-later
// A half-done intake is kept, always, also through a power cut. Any thread but the GUI's.
#pragma once

#include "core/ports/store.h"
#include "core/usecases/intake.h"

#include <vector>

namespace core::usecases {

class KeepDraft {
  public:
    explicit KeepDraft(core::ports::Store& store);

    [[nodiscard]] base::Result<void> keep(const Intake& intake, const base::ClerkId& clerk);
    [[nodiscard]] base::Result<void> discard(const base::DossierId& dossier);
    // The clerk's own drafts, last changed first.
    [[nodiscard]] base::Result<std::vector<Intake>> open(const base::ClerkId& clerk);

  private:
    core::ports::Store& m_store;
};

} // namespace core::usecases
