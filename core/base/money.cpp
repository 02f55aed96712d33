// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/money.h"

namespace core::base {

std::string toDisplay(Dong money) {
    std::string digits = std::to_string(money.amount);
    const std::size_t first = money.amount < 0 ? 1 : 0;
    for (std::size_t end = digits.size(); end > first + 3; end -= 3)
        digits.insert(end - 3, 1, '.');
    return digits + " đ";
}

} // namespace core::base
