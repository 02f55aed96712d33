// SPDX-License-Identifier: GPL-3.0-or-later
// Dossiers to fill a store with: made-up people, the same for the same number. Pure but for the books.
#pragma once

#include "core/domain/dossier.h"
#include "core/ports/store.h"

namespace app::bench {

// Without documents: a row that names a file needs the file.
core::domain::Dossier filling(int n);
// As the counter saves it: number, dossier, frozen revision, operations, audit. `files` are those of its
// documents. Inside a transaction.
[[nodiscard]] core::base::Result<void> save(core::ports::Books& books, const core::domain::Dossier& dossier,
                                            const std::vector<core::ports::SealedFile>& files);

} // namespace app::bench
