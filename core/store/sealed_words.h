// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed rows of what dossiers are found by. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

#include <string_view>

namespace core::store {

// The row in `dossier_words` of a dossier that was just inserted as `seq`.
[[nodiscard]] core::base::Result<void> keepDossierWords(sqlite::Database& database,
                                                        core::ports::Sealer& sealer, std::int64_t seq,
                                                        const core::domain::Dossier& dossier);
// The row in `scan_words` of a dossier that is there.
[[nodiscard]] core::base::Result<void> keepScanWords(sqlite::Database& database, core::ports::Sealer& sealer,
                                                     std::int64_t seq, const core::base::DossierId& dossier,
                                                     std::string_view words);

enum class WordTable { Dossiers, Scans };

// With these seqs, the last before the first; one that does not open has no words and is not whole. Errors:
// VaultLocked ...
[[nodiscard]] core::base::Result<std::vector<core::ports::SearchEntry>>
openedWords(sqlite::Database& database, core::ports::Sealer& sealer, WordTable table, std::int64_t from,
            std::int64_t to);

} // namespace core::store
