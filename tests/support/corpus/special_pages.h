// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a real stack that are no forms. GUI thread.
#pragma once

#include "tests/support/corpus/plan.h"

namespace tests::corpus {

// Blank pages, cards, separators, tables across the page, and pages with next to nothing on them.
void addSpecialPages(std::vector<PagePlan>& plan);

// "CF1;sep;<component key>;<batch or 0>;<CRC-8>", the CRC over what stands before its own sign, polynomial
// 0x07.
QString separatorText(const QString& component);

} // namespace tests::corpus
