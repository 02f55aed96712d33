// SPDX-License-Identifier: GPL-3.0-or-later
// The program's log as it may leave the PC. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace app::lifecycle {

// Of each line the time, the level, the room and of the rest: words that the program and the system use in
// their messages, codes like "store/disk_full", identifiers of 32 hex digits and numbers of up to 6 digits.
// Everything else becomes "…"; a line of another form is left out. So no name, number or path of a person
// comes through, should one ever have got into the log.
std::string logExcerpt(std::string_view log);

} // namespace app::lifecycle
