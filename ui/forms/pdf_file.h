// SPDX-License-Identifier: GPL-3.0-or-later
// A drawn sheet on its way to the disk. Any thread.
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <filesystem>

namespace forms {

// Written aside and renamed: a full disk leaves the file that was there before, not half of a new one.
// Errors: FileNotWritten.
[[nodiscard]] core::base::Result<void> savePdf(const QByteArray& bytes, const std::filesystem::path& path);

} // namespace forms
