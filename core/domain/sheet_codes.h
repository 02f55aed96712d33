// SPDX-License-Identifier: GPL-3.0-or-later
// What the codes on the counter's own sheets say: separator sheets and slips. Texts begin with "CF1;" and
// hold no personal data and no pipes (those mean an identity card). Pure functions on any text; any thread.
#pragma once

#include "core/base/id.h"

#include <optional>
#include <string>
#include <string_view>

namespace core::domain {

namespace base = core::base;

// "The papers behind this sheet belong to that component."
struct SeparatorCode {
    std::string component; // key: letters a-z, digits and '-', 1 to 64 of them
    base::BatchId batch;   // empty: may be used in any stack
    bool operator==(const SeparatorCode&) const = default;
};

// "CF1;sep;<component key>;<batch id or 0>;<CRC-8>". The CRC (polynomial 0x07, start 0, two upper-case hex
// digits) is taken over everything before it, with the last semicolon.
std::string separatorText(const SeparatorCode& code);
// Nothing for any other text.
std::optional<SeparatorCode> parseSeparator(std::string_view text);
bool isComponentKey(std::string_view key);

// A slip that was given to a citizen: links the paper it lies on to its dossier.
struct SlipCode {
    std::string number; // official or provisional
    base::DossierId dossier;
    bool operator==(const SlipCode&) const = default;
};

// "CF1;slip;<number>;<dossier id>"
std::string slipText(const SlipCode& code);
std::optional<SlipCode> parseSlip(std::string_view text);

} // namespace core::domain
