// SPDX-License-Identifier: GPL-3.0-or-later
// Bundles that were written to sticks, and what each carries. What they carry goes on waiting: only receipts
// end that. Part of an act of the store, see core/ports/store.h.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/domain/dossier.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace core::ports {

using RevisionKey = std::pair<core::base::DossierId, int>;

struct Bundle {
    core::base::BundleId id;
    int number = 0; // of this counter, from 1; never used twice
    std::vector<RevisionKey> carries;
};

class BundleBook {
  public:
    virtual ~BundleBook() = default;
    // Before its first byte is on the stick: a number that is not used in the end is a gap. Answers the
    // number, which is `least` or more.
    [[nodiscard]] virtual core::base::Result<int> begin(const core::base::BundleId& id, int least,
                                                        const std::vector<RevisionKey>& carries) = 0;
    // It lies on the stick, read back and found whole.
    [[nodiscard]] virtual core::base::Result<void> written(const core::base::BundleId& id,
                                                           const core::domain::Sha256& header) = 0;
    // Hash of the header of the last that was written; nothing before the first.
    [[nodiscard]] virtual core::base::Result<std::optional<core::domain::Sha256>> lastHeader() = 0;
    [[nodiscard]] virtual core::base::Result<std::optional<Bundle>> find(const core::base::BundleId& id) = 0;
    // The last one that was written of each revision that is on any.
    [[nodiscard]] virtual core::base::Result<std::map<RevisionKey, int>> whereabouts() = 0;
};

} // namespace core::ports
