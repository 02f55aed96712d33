// SPDX-License-Identifier: GPL-3.0-or-later
// What an import would do, before it does it. Any thread.
#pragma once

#include "core/base/result.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/import_files.h"
#include "core/catalogue/release_file.h"
#include "core/domain/catalogue_change.h"

#include <optional>

namespace core::catalogue {

struct ImportPlan {
    core::domain::CatalogueReport report;
    Release release; // as publish() takes it
    // Why it may not take effect: nothing in it would change anything, or what it lacks cannot be told.
    std::optional<core::base::Error> refusal;
};

struct ImportOrder {
    core::base::Date from{};
    // The files hold everything that is taken from the day on: what they lack ends.
    bool isComplete = false;
};

// The records against what the catalogue has in force on the day. A record that was left out leaves its
// procedure as it is. Refusals: NothingToImport, ImportNotWhole (a complete import of which something
// without a code was left out).
ImportPlan planImport(ReadFiles files, const ImportOrder& order, const Catalogue& catalogue);

} // namespace core::catalogue
