// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/base/words.h"

#include "core/base/text.h"

namespace scanner {

std::vector<std::string> PageText::lines() const {
    std::vector<std::string> lines;
    int current = -1;
    for (const auto& word : words) {
        if (word.line != current || lines.empty()) {
            lines.push_back(word.text);
            current = word.line;
        } else {
            lines.back() += " " + word.text;
        }
    }
    return lines;
}

long PageText::characters() const {
    long count = 0;
    for (const auto& word : words)
        count += static_cast<long>(core::base::lengthInCodePoints(word.text));
    return count;
}

} // namespace scanner
