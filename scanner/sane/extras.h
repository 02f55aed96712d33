// SPDX-License-Identifier: GPL-3.0-or-later
// What scanners do with paper beyond scanning it: each driver calls it otherwise. Pure functions; any thread.
#pragma once

#include "scanner/sane/apply.h"

#include <string>
#include <utility>
#include <vector>

namespace scanner::sane {

// Of the options that are there: name and value, in the order in which they are to be set. Multi-feed
// detection by thickness, never by length: the papers of a dossier are of many lengths. Whatever changes or
// drops pages is switched off.
std::vector<std::pair<std::string, std::string>> extraValues(const Options& options, const Wishes& wishes);

} // namespace scanner::sane
