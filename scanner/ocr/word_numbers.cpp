// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/word_numbers.h"

namespace scanner::ocr {

void numberAnew(std::vector<Word>& words) {
    int block = -1, line = -1, lastBlock = -1, lastLine = -1;
    for (Word& word : words) {
        if (word.block != lastBlock) ++block;
        if (word.line != lastLine) ++line;
        lastBlock = word.block;
        lastLine = word.line;
        word.block = block;
        word.line = line;
    }
}

} // namespace scanner::ocr
