// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/read_record.h"

#include "core/base/text.h"

#include <algorithm>

namespace core::catalogue {
namespace {

using core::domain::LeftOutReason;

constexpr std::size_t kMostCodeLength = 60;
constexpr std::size_t kMostKeyLength = 40;

// "000.00.00.G15-KQ003204" is "g15-kq003204": what is before it is the same everywhere.
std::string keyOf(const std::string& code) {
    return base::folded(code.substr(code.rfind('.') + 1));
}

std::string keyOfName(const std::string& name) {
    std::string key;
    for (const auto& word : base::foldedWords(name)) {
        if (!key.empty()) key += '-';
        key += word;
    }
    return key.substr(0, kMostKeyLength);
}

} // namespace

void requireLength(const std::string& field, const std::string& text, std::size_t most) {
    const auto length = base::lengthInCodePoints(text);
    if (length > most)
        throw Unfit(LeftOutReason::TextTooLong, {field, std::to_string(length), std::to_string(most)});
}

void requireCode(const std::string& field, const std::string& code) {
    const bool isPlain = std::ranges::all_of(code, [](char c) { return c > ' ' && c <= '~'; });
    if (code.empty()) throw Unfit(LeftOutReason::FieldMissing, {field});
    if (!isPlain || code.size() > kMostCodeLength)
        throw Unfit(LeftOutReason::UnknownWord,
                    {field, base::shortened(base::cleaned(code), kMostCodeLength)});
}

std::string keyFor(const std::string& code, const std::string& name, std::set<std::string>& taken) {
    const auto first = code.empty() ? keyOfName(name) : keyOf(code);
    auto key = first.empty() ? "paper" : first;
    for (int n = 2; !taken.insert(key).second; ++n)
        key = first + "-" + std::to_string(n);
    return key;
}

bool isMadeKey(const std::string& key, const std::string& code) {
    return !code.empty() && key.starts_with(keyOf(code));
}

} // namespace core::catalogue
