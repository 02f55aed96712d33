// SPDX-License-Identifier: GPL-3.0-or-later
// abbreviations.json: what clerks type for the words of a procedure. Any thread.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace core::catalogue {

// Folded abbreviation ("ks") to the phrases it stands for, each folded words between blanks ("khai sinh").
using Abbreviations = std::map<std::string, std::vector<std::string>>;

// Errors: CatalogueUnreadable (args: the file).
[[nodiscard]] core::base::Result<Abbreviations> loadAbbreviations(const std::filesystem::path& folder);

} // namespace core::catalogue
