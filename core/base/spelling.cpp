// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spelling.h"

#include "core/base/text.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

namespace core::base {
namespace {

bool isToneMark(std::string_view mark) {
    return mark == "\xCC\x80" || mark == "\xCC\x81" || mark == "\xCC\x83" || mark == "\xCC\x89" ||
           mark == "\xCC\xA3"; // grave, acute, tilde, hook above, dot below
}

std::string decomposedSmall(std::string_view text) {
    utf8proc_uint8_t* raw = nullptr;
    const auto options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &raw,
                                     static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(raw, &std::free);
    return length < 0 ? std::string()
                      : std::string(reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length));
}

} // namespace

// The tone of a word goes behind it, wherever it stood.
std::string spelling(std::string_view text) {
    const auto plain = decomposedSmall(cleaned(text));
    std::string result;
    std::string tones;
    for (std::size_t at = 0; at < plain.size();) {
        const bool isTone = isToneMark(std::string_view(plain).substr(at, 2));
        if (isTone) {
            tones += plain.substr(at, 2);
            at += 2;
            continue;
        }
        if (plain[at] == ' ') {
            result += tones;
            tones.clear();
        }
        result += plain[at++];
    }
    return result + tones;
}

} // namespace core::base
