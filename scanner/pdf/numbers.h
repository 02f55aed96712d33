// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as PDF writes them, whatever the locale. Pure; any thread.
#pragma once

#include <string>

namespace scanner::pdf {

inline constexpr double kPointsPerInch = 72;

// At most three decimals, no exponent, no trailing zeros.
std::string toNumber(double value);
// Four upper-case hex digits.
std::string toHex4(unsigned value);

} // namespace scanner::pdf
