// SPDX-License-Identifier: GPL-3.0-or-later
// A counter's data folder made anew from a backup, before any house stands on it. Blocks; main thread.
#pragma once

#include "core/base/result.h"
#include "core/store/backup/restore.h"
#include "core/usecases/numbers.h"

#include <filesystem>
#include <optional>
#include <string>

namespace app::composition {

struct RestoreWish {
    std::filesystem::path from; // folder of backups
    std::string copy;           // empty: the newest
    std::optional<core::usecases::NumberBlock> block;
};

// Errors: see core::store::backup::restore() and core::usecases::beginNewLife().
[[nodiscard]] core::base::Result<core::store::backup::RestoredCopy>
restoreInto(const std::filesystem::path& data, const RestoreWish& wish);

} // namespace app::composition
