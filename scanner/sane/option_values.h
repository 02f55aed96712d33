// SPDX-License-Identifier: GPL-3.0-or-later
// Between SANE's words and our text. Pure functions; any thread. For the sources of this room only.
#pragma once

#include "scanner/sane/option.h"

#include <optional>
#include <string>
#include <vector>

#include <sane/sane.h>

namespace scanner::sane {

Option describe(int index, const SANE_Option_Descriptor& descriptor);
// `words` is the room that sane_control_option filled.
std::string textOf(const Option& option, const std::vector<SANE_Word>& words);
// Room of at least `option.bytes`, filled; nothing if the text does not fit the type.
std::optional<std::vector<SANE_Word>> wordsOf(const Option& option, const std::string& text);
std::vector<SANE_Word> roomFor(const Option& option);
// One number or truth value, or text: what can be written as text.
bool isScalar(const Option& option);

} // namespace scanner::sane
