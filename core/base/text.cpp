// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace core::base {
namespace {

constexpr utf8proc_int32_t kInvalid = -1;

// The code point at `at`, which moves behind it; kInvalid for a byte that belongs to none.
utf8proc_int32_t nextCodePoint(std::string_view text, std::size_t& at) {
    utf8proc_int32_t point = kInvalid;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto used = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    if (used <= 0) return kInvalid;
    at += static_cast<std::size_t>(used);
    return point;
}

void append(std::string& text, utf8proc_int32_t point) {
    utf8proc_uint8_t bytes[4];
    const auto used = utf8proc_encode_char(point, bytes);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(used));
}

std::string mapped(std::string_view text, int options) {
    utf8proc_uint8_t* raw = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &raw,
                                     static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(raw, &std::free);
    if (length < 0) return {};
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length)};
}

bool isSpace(utf8proc_int32_t point) {
    if ((point >= 0x09 && point <= 0x0D) || point == 0x85) return true;
    const auto category = utf8proc_category(point);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

bool isInvisible(utf8proc_int32_t point) {
    const auto category = utf8proc_category(point);
    return category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CC;
}

bool isLetterOrDigit(utf8proc_int32_t point) {
    const auto category = utf8proc_category(point);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

std::string squeezed(std::string_view text) {
    std::string result;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = nextCodePoint(text, at);
        if (point == kInvalid) return {};
        if (isSpace(point)) {
            blank = true;
            continue;
        }
        if (isInvisible(point)) continue;
        if (blank && !result.empty()) result += ' ';
        blank = false;
        append(result, point);
    }
    return result;
}

// The letter has a stroke, not a mark, so it has no decomposition. Old fonts and OCR put its two look-alikes
// for it.
std::string strokesDropped(std::string_view text) {
    static constexpr utf8proc_int32_t kDWithStroke = 0x111;
    static constexpr utf8proc_int32_t kEth = 0xF0;
    static constexpr utf8proc_int32_t kAfricanD = 0x256;
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = nextCodePoint(text, at);
        const bool isD = point == kDWithStroke || point == kEth || point == kAfricanD;
        append(result, isD ? 'd' : point);
    }
    return result;
}

bool hasDigit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void addWord(std::vector<std::string>& words, std::string_view word) {
    if (!word.empty()) words.emplace_back(word);
}

// `run` holds letters, digits, '.' and '-'. With a digit in it, it is a code and its inner signs stay.
void addRun(std::vector<std::string>& words, std::string_view run) {
    const auto first = run.find_first_not_of(".-");
    if (first == std::string_view::npos) return;
    run = run.substr(first, run.find_last_not_of(".-") - first + 1);
    if (hasDigit(run)) return addWord(words, run);
    while (!run.empty()) {
        const auto end = std::min(run.find_first_of(".-"), run.size());
        addWord(words, run.substr(0, end));
        run.remove_prefix(std::min(end + 1, run.size()));
    }
}

} // namespace

bool isUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (nextCodePoint(text, at) == kInvalid) return false;
    return true;
}

std::string toNfc(std::string_view text) {
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

// White space and format characters go first: one between a letter and its mark would keep them apart.
std::string cleaned(std::string_view text) {
    return toNfc(squeezed(text));
}

std::string folded(std::string_view text) {
    const int options =
        UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK;
    return squeezed(strokesDropped(mapped(text, options)));
}

std::vector<std::string> foldedWords(std::string_view text) {
    const auto plain = folded(text);
    std::vector<std::string> words;
    std::size_t start = 0;
    for (std::size_t at = 0; at < plain.size();) {
        const auto before = at;
        const auto point = nextCodePoint(plain, at);
        if (isLetterOrDigit(point) || point == '.' || point == '-') continue;
        addRun(words, std::string_view(plain).substr(start, before - start));
        start = at;
    }
    addRun(words, std::string_view(plain).substr(start));
    return words;
}

double capitalShare(std::string_view text) {
    if (!isUtf8(text)) return 0;
    int capitals = 0;
    int letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto category = utf8proc_category(nextCodePoint(text, at));
        capitals += category == UTF8PROC_CATEGORY_LU ? 1 : 0;
        letters += category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ? 1 : 0;
    }
    return letters == 0 ? 0 : static_cast<double>(capitals) / letters;
}

std::size_t lengthInCodePoints(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string shortened(std::string_view text, std::size_t codePoints) {
    auto normal = toNfc(text);
    std::size_t end = 0; // of the last whole letter that has room
    std::size_t at = 0;
    utf8proc_int32_t before = kInvalid;
    utf8proc_int32_t state = 0;
    for (std::size_t count = 0; at < normal.size(); ++count) {
        const auto start = at;
        const auto point = nextCodePoint(normal, at);
        if (before == kInvalid || utf8proc_grapheme_break_stateful(before, point, &state)) end = start;
        if (count == codePoints) return normal.substr(0, end);
        before = point;
    }
    return normal;
}

} // namespace core::base
