// SPDX-License-Identifier: GPL-3.0-or-later
// A password in its frame: written and read without copies that stay behind in memory. Pure functions; any
// thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace scanner::worker {

// {"user":"6162","password":"6364"}, in hexadecimal. To be wiped by the caller.
std::string loginText(std::string_view user, std::string_view password);

// Fills both rooms and ends them with zero. False: not what loginText makes, or longer than a room.
bool readLogin(std::string_view payload, std::span<char> user, std::span<char> password);

} // namespace scanner::worker
