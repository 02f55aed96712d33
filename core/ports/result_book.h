// SPDX-License-Identifier: GPL-3.0-or-later
// What the authorities have issued, until somebody has it. Part of an act of the store, see
// core/ports/store.h.
#pragma once

#include "core/base/result.h"
#include "core/domain/dossier_result.h"

#include <map>
#include <optional>
#include <vector>

namespace core::ports {

struct ResultRow {
    core::domain::DossierResult result;
    std::optional<core::domain::ResultReturn> returned; // nothing: it is held here
};

// Type, number and abstract of a result, name, phone and signature of whoever got it are sealed.
class ResultBook {
  public:
    virtual ~ResultBook() = default;
    // Of a dossier that is there. Once.
    [[nodiscard]] virtual core::base::Result<void> arrive(const core::domain::DossierResult& result) = 0;
    // Errors: NotFound; Failed, when it is returned.
    [[nodiscard]] virtual core::base::Result<void> sendVia(const core::base::ResultId& result,
                                                           core::domain::ReturnVia via) = 0;
    // Once. Errors: Failed, also for a result that is not there.
    [[nodiscard]] virtual core::base::Result<void> giveBack(const core::domain::ResultReturn& given) = 0;
    // In the order of their arrival.
    [[nodiscard]] virtual core::base::Result<std::vector<ResultRow>>
    ofDossier(const core::base::DossierId& dossier) = 0;
    // Those that are here and leave this way, in the order of their arrival.
    [[nodiscard]] virtual core::base::Result<std::vector<core::domain::DossierResult>>
    held(core::domain::ReturnVia via) = 0;
    // Of those that are here; needs no key.
    [[nodiscard]] virtual core::base::Result<std::map<core::domain::ReturnVia, int>> heldCounts() = 0;
};

} // namespace core::ports
