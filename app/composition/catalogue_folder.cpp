// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/catalogue_folder.h"

#include "core/catalogue/term_words.h"
#include "core/store/data_folder.h"

namespace app::composition {

namespace base = core::base;

namespace {

std::filesystem::path shippedIn(const Places& places) {
    return places.resources / "catalogue";
}

} // namespace

base::Result<std::unique_ptr<core::catalogue::Catalogue>> loadCatalogue(const Places& places,
                                                                        core::catalogue::Uses uses) {
    return core::catalogue::Catalogue::load(
        shippedIn(places), core::store::DataFolder{places.data}.catalogue(), std::move(uses));
}

base::Result<core::catalogue::ImportPlan> planImport(const Places& places,
                                                     const std::vector<std::filesystem::path>& files,
                                                     const core::catalogue::ImportOrder& order,
                                                     const core::catalogue::Catalogue& catalogue) {
    const auto words = core::catalogue::TermWords::load(shippedIn(places));
    if (!words) return base::fail(words.error());
    return core::catalogue::planImport(core::catalogue::readFiles(files, *words), order, catalogue);
}

} // namespace app::composition
