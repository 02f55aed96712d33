// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/number_block.h"

#include <charconv>

namespace app::ctl {

std::optional<core::usecases::NumberBlock> numberBlockFrom(const std::string& text) {
    core::usecases::NumberBlock block;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, block.first);
    if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') return std::nullopt;
    const auto last = std::from_chars(first.ptr + 1, end, block.last);
    if (last.ec != std::errc() || last.ptr != end) return std::nullopt;
    return block;
}

const CLI::Validator& isNumberBlock() {
    static const CLI::Validator validator(
        [](const std::string& text) {
            return numberBlockFrom(text) ? std::string() : "not of the form 5100-5199: " + text;
        },
        "FIRST-LAST");
    return validator;
}

} // namespace app::ctl
