// SPDX-License-Identifier: GPL-3.0-or-later
// Other rules by which dossiers are taken come into force. Any thread.
#pragma once

#include "core/domain/catalogue_change.h"
#include "core/ports/clock.h"
#include "core/ports/store.h"
#include "core/usecases/sign_in.h"

#include <functional>

namespace core::usecases {

class ChangeCatalogue {
  public:
    ChangeCatalogue(ports::Store& store, const ports::Clock& clock) : m_store(store), m_clock(clock) {}

    // Writes into the audit who changes what, then lets it take effect: no change is without its row, while
    // a row may stand of a change that the power cut kept from happening. From today on at the earliest,
    // for what was in force on days gone by is what dossiers were taken under. Errors: NotAllowed,
    // ImportDayOver, StoreCode, those of `takeEffect`.
    [[nodiscard]] base::Result<void> change(const domain::CatalogueReport& report, int release,
                                            const SignedIn& by,
                                            const std::function<base::Result<void>()>& takeEffect);

  private:
    ports::Store& m_store;
    const ports::Clock& m_clock;
};

} // namespace core::usecases
