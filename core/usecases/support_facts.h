// SPDX-License-Identifier: GPL-3.0-or-later
// What a support archive tells of the store. Value by value it is named here what goes in, and a text only if
// it looks like what a program writes: whoever reads the archive learns nothing about persons. Needs no key.
#pragma once

#include "core/ports/store.h"

#include <map>
#include <string>
#include <string_view>

namespace core::usecases {

// Name of the file -> JSON. A part that cannot be read says with which error.
std::map<std::string, std::string> supportFacts(core::ports::Books& books);

// `text` where it is at most 40 of the signs A-Z a-z 0-9 . _ -, without a number of more than 6 digits; else
// "other".
std::string machineWord(std::string_view text);
// "https://portal.example:8443" of any address: no path, no user; "other" where that is no machine's name.
std::string machineAddress(std::string_view url);

} // namespace core::usecases
