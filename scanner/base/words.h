// SPDX-License-Identifier: GPL-3.0-or-later
// Words as they were read on a page. Values; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scanner {

// Pixels of the cleaned page, origin top left; width and height at least 1.
struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    bool operator==(const Box&) const = default;
};

// A code (QR or bar code) as it was found on a page.
struct CodeOnPage {
    std::string text; // UTF-8
    Box box;
    bool operator==(std::string_view other) const { return text == other; }
};

struct Word {
    std::string text; // UTF-8, NFC
    Box box;
    float confidence = 0; // 0 .. 100
    int block = 0;        // counts from 0 in reading order
    int line = 0;         // counts from 0 over the page in reading order
};

// Worth a look by the clerk: under 75, under 85 where a digit is in it (dates, numbers, codes).
bool isDoubtful(const Word& word);

// Words in reading order.
struct PageText {
    std::vector<Word> words;
    float meanConfidence = 0; // 0 .. 100, 0 without words
    bool partial = false;     // the deadline cut it off

    // One string a line.
    [[nodiscard]] std::vector<std::string> lines() const;
    // Recognised characters (code points) without white space.
    [[nodiscard]] long characters() const;
};

} // namespace scanner
