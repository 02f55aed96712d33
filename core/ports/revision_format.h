// SPDX-License-Identifier: GPL-3.0-or-later
// The exact bytes of a revision as the portal will get them. Pure; any thread.
#pragma once

#include "core/domain/dossier.h"

#include <string>

namespace core::ports {

class RevisionFormat {
  public:
    virtual ~RevisionFormat() = default;
    // Called once, at the save: the bytes are frozen with the revision.
    [[nodiscard]] virtual std::string freeze(const core::domain::Dossier& dossier) const = 0;
};

} // namespace core::ports
