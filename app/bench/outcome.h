// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong in a measurement is said in one English sentence, for the person at the terminal.
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace app::bench {

template<class T>
using Outcome = tl::expected<T, std::string>;

// return sorry("the disk does not take " + name);
[[nodiscard]] inline tl::unexpected<std::string> sorry(std::string sentence) {
    return tl::unexpected<std::string>(std::move(sentence));
}

} // namespace app::bench
