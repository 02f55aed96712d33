// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of this PC: what came with the program, and the imports in the data folder. Needs no counter;
// any thread.
#pragma once

#include "app/composition/places.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/import_plan.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace app::composition {

// Errors: CatalogueUnreadable.
[[nodiscard]] core::base::Result<std::unique_ptr<core::catalogue::Catalogue>>
loadCatalogue(const Places& places, core::catalogue::Uses uses = {});

// What the files would change, and what of them is left out. Errors: CatalogueUnreadable (of the words that
// terms are written in).
[[nodiscard]] core::base::Result<core::catalogue::ImportPlan>
planImport(const Places& places, const std::vector<std::filesystem::path>& files,
           const core::catalogue::ImportOrder& order, const core::catalogue::Catalogue& catalogue);

} // namespace app::composition
