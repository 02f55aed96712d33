// SPDX-License-Identifier: GPL-3.0-or-later
// A record of the national portal as it publishes procedures. What the room's README says of papers, terms
// and fees is here. Any thread.
#pragma once

#include "core/catalogue/read_record.h"
#include "core/catalogue/term_words.h"

#include <nlohmann/json.hpp>

namespace core::catalogue {

// Throws Unfit.
ReadRecord nationalRecord(const nlohmann::json& record, const TermWords& words);

} // namespace core::catalogue
