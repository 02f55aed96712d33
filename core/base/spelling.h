// SPDX-License-Identifier: GPL-3.0-or-later
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace core::base {

// For telling whether two texts are spelled alike: accents count; case, white space and the place of the tone
// mark inside a word do not ("Thanh Hoá" = "THANH HÓA"). Not for showing. Input that is not UTF-8 gives the
// empty string.
std::string spelling(std::string_view text);

} // namespace core::base
