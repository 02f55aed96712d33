// SPDX-License-Identifier: GPL-3.0-or-later
// An administrative unit. Value; any thread.
#pragma once

#include <string>

namespace core::domain {

struct Unit {
    std::string code;     // two digits for a province, five for a commune, ward or special zone; text
    std::string name;     // "Phường Ba Đình"; unique inside a province only
    std::string province; // code of its province; empty for a province itself
};

} // namespace core::domain
