// SPDX-License-Identifier: GPL-3.0-or-later
// The colours that a file promises: an ICC version 2 matrix profile of sRGB (IEC 61966-2-1), built here so
// that no package's file is needed. Pure; any thread.
#pragma once

#include <string>

namespace scanner::pdf {

// Always the same bytes, about 2.5 KB.
std::string sRgbProfile();

} // namespace scanner::pdf
