// SPDX-License-Identifier: GPL-3.0-or-later
// What one version of a procedure has otherwise than another. Pure; any thread.
#pragma once

#include "core/domain/catalogue_change.h"

#include <vector>

namespace core::catalogue {

// Empty for versions that a clerk could not tell apart; source and version name are no difference.
std::vector<core::domain::PartChange> difference(const core::domain::Procedure& before,
                                                 const core::domain::Procedure& after);

} // namespace core::catalogue
