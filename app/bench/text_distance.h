// SPDX-License-Identifier: GPL-3.0-or-later
// How far a text that was read lies from the truth. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace app::bench {

struct Errors {
    std::size_t edits = 0;  // inserted, lost or exchanged
    std::size_t length = 0; // of the truth

    [[nodiscard]] double rate() const {
        return length ? static_cast<double>(edits) / static_cast<double>(length) : 0;
    }
    Errors& operator+=(const Errors& other) {
        edits += other.edits;
        length += other.length;
        return *this;
    }
};

struct ReadingErrors {
    Errors characters; // code points
    Errors words;

    ReadingErrors& operator+=(const ReadingErrors& other) {
        characters += other.characters;
        words += other.words;
        return *this;
    }
};

// Levenshtein.
std::size_t editDistance(std::u32string_view a, std::u32string_view b);
std::size_t editDistance(const std::vector<std::u32string>& a, const std::vector<std::u32string>& b);

// `truth`: lines in reading order, a tab for each gap in a line; `read`: UTF-8. Both in NFC, runs of white
// space folded; the dotted lines of a form (three signs or more) are no text of it.
//
// Reading order is open where print stands side by side: whoever reads a heading of two columns down instead
// of across has lost no letter. So the pieces of the truth (lines, cut at gaps) are also put into the order
// in which the text that was read has them, and the better of the two orders counts. Nothing else is
// forgiven: every piece counts once, and what was read beyond them is an insertion.
ReadingErrors compareReading(const std::vector<std::string>& truth, std::string_view read);

} // namespace app::bench
