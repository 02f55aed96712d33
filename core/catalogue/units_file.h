// SPDX-License-Identifier: GPL-3.0-or-later
// units.json: the provinces and what lies in them. Any thread.
#pragma once

#include "core/base/result.h"
#include "core/domain/unit.h"

#include <filesystem>
#include <vector>

namespace core::catalogue {

// Each province, followed by its units. Errors: CatalogueUnreadable (args: the file; detail: the reason).
[[nodiscard]] core::base::Result<std::vector<core::domain::Unit>>
loadUnits(const std::filesystem::path& folder);

} // namespace core::catalogue
