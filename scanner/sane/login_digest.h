// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords for scanners on another PC do not travel in the clear: saned sends a salt with its question and
// takes a digest for an answer. Pure functions; any thread.
#pragma once

#include <span>
#include <string_view>

namespace scanner::sane {

inline constexpr std::string_view kDigestMark = "$MD5$";

// What stands before the mark: for people.
std::string_view resourceName(std::string_view resource);
bool wantsDigest(std::string_view resource);

// "$MD5$" and the MD5 of salt and password in hexadecimal, in place. As SANE's own front ends do it
// (sane-backends, frontend/scanimage.c, auth_callback). Precondition: wantsDigest(resource), and the room has
// 38 bytes at least.
void digestPassword(std::string_view resource, std::span<char> password);

} // namespace scanner::sane
