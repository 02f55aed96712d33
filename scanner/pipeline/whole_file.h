// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are there whole or not at all, for the page worker, which does without the counter's FileSystem.
// Any thread.
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"

#include <filesystem>
#include <string_view>

namespace scanner::pipeline {

// Written beside `target` as `target`.part, fsynced and renamed. Errors: DiskFull (any failed write).
[[nodiscard]] base::Result<void> writeWhole(const std::filesystem::path& target, std::string_view bytes);

} // namespace scanner::pipeline
