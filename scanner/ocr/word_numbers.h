// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks and lines of a page's words, counted. Pure; any thread.
#pragma once

#include "scanner/base/words.h"

#include <vector>

namespace scanner::ocr {

// Words in reading order, some of whose neighbours are gone: blocks and lines count from 0 without gaps
// again.
void numberAnew(std::vector<Word>& words);

} // namespace scanner::ocr
