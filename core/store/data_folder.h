// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything of one counter lies. A value; any thread.
#pragma once

#include <filesystem>

namespace core::store {

struct DataFolder {
    std::filesystem::path root;

    [[nodiscard]] std::filesystem::path database() const { return root / "counterfoil.db"; }
    [[nodiscard]] std::filesystem::path documents() const { return root / "documents"; } // filed papers
    [[nodiscard]] std::filesystem::path batches() const { return root / "batches"; }     // paper on its way
    [[nodiscard]] std::filesystem::path catalogue() const { return root / "catalogue"; } // imports
    // There while a restore has not come to its end: nobody may open the store.
    [[nodiscard]] std::filesystem::path restoring() const { return root / "restoring"; }
    [[nodiscard]] std::filesystem::path lock() const { return root / "counterfoil.lock"; }
};

} // namespace core::store
