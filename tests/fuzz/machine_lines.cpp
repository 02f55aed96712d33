// SPDX-License-Identifier: GPL-3.0-or-later
// The machine-readable lines of a card, out of whatever OCR made of a page.
#include "core/base/text.h"
#include "core/domain/mrz.h"
#include "tests/fuzz/fuzz_body.h"

namespace tests::fuzz {
namespace {

using namespace core::domain;

void mustBeUsable(const Mrz& mrz) {
    must(mrz.personalId.size() == 12 && mrz.personalId.find_first_not_of("0123456789") == std::string::npos,
         "a number has twelve digits");
    must(mrz.birth.ok() && (!mrz.expiry || mrz.expiry->ok()), "dates are days of the calendar");
    must(core::base::isUtf8(mrz.name) && mrz.name.find_first_of("0123456789<\n") == std::string::npos,
         "a name has letters only");
}

// A word for each run without blanks; their places as on a page of that text.
std::vector<ReadWord> wordsOf(std::string_view text) {
    constexpr int kLetter_px = 20;
    constexpr int kLine_px = 40;
    std::vector<ReadWord> words;
    int x = 0;
    int y = 0;
    bool isInWord = false;
    for (const char c : text) {
        if (c == '\n') y += kLine_px;
        x = c == '\n' ? 0 : x + kLetter_px;
        const bool isBlank = c == '\n' || c == ' ';
        if (!isBlank && !isInWord) words.push_back({"", {x, y, 0, kLine_px / 2}, 80});
        isInWord = !isBlank;
        if (isBlank) continue;
        words.back().text += c;
        words.back().area.width += kLetter_px;
    }
    return words;
}

} // namespace

void feed(std::string_view bytes) {
    if (const auto mrz = parseMrz(bytes)) mustBeUsable(*mrz);
    const auto words = wordsOf(bytes.substr(0, 4096));
    const auto found = findMrz(words);
    if (!found) return;
    mustBeUsable(found->mrz);
    must(found->area.width > 0 && found->area.height > 0, "lines have a place");
}

} // namespace tests::fuzz
