// SPDX-License-Identifier: GPL-3.0-or-later
// Separator sheets: A4 upright, one for each component, laid before its papers in the feeder and used again.
// The same code stands in each corner, so any way up and a lost corner are fine. GUI thread, after
// QGuiApplication.
#pragma once

#include "core/base/result.h"
#include "core/domain/sheet_codes.h"

#include <QPainter>
#include <QString>

#include <filesystem>
#include <string>
#include <vector>

namespace forms {

struct SeparatorSheet {
    core::domain::SeparatorCode code;
    std::string name; // of the component, for people
};

inline constexpr double kSeparatorCode_mm = 28; // at least 25, error correction H

// One page on a device of `dpi`; the origin is the upper left corner of the paper. `family` has to have every
// sign of the sheet (fonts.h). False if the code cannot be made.
bool drawSeparator(QPainter& painter, const SeparatorSheet& sheet, const QString& family, double dpi);

// A page for each sheet; the file is either whole or not there. Errors: FontMissing, PrintFailed,
// FileNotWritten.
[[nodiscard]] core::base::Result<void> writeSeparatorsPdf(const std::vector<SeparatorSheet>& sheets,
                                                          const std::filesystem::path& path);

} // namespace forms
