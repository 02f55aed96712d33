// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/passphrase_rule.h"

#include "core/base/text.h"
#include "core/domain/codes.h"

#include <set>
#include <sstream>
#include <string>

namespace core::usecases {

namespace base = core::base;

namespace {

constexpr std::size_t kLeastCharacters = 12;
constexpr std::size_t kLeastWords = 4;
constexpr std::size_t kLeastWord = 2; // letters

std::size_t differentWords(std::string_view passphrase) {
    std::istringstream text(base::cleaned(passphrase));
    std::set<std::string> words;
    for (std::string word; text >> word;)
        if (base::lengthInCodePoints(word) >= kLeastWord) words.insert(word);
    return words.size();
}

} // namespace

base::Result<void> checkPassphrase(std::string_view passphrase) {
    if (base::lengthInCodePoints(passphrase) >= kLeastCharacters || differentWords(passphrase) >= kLeastWords)
        return {};
    return base::fail(core::domain::DomainCode::PassphraseTooShort, "", {std::to_string(kLeastCharacters)});
}

} // namespace core::usecases
