// SPDX-License-Identifier: GPL-3.0-or-later
// The machine-readable lines on the backs of identity cards, found and read in the page worker. One thread.
#pragma once

#include "scanner/image/page_cleaner.h"
#include "scanner/pipeline/page_record.h"

#include <string>
#include <vector>

namespace scanner::pipeline {

// What was read there, with the card's place in pixels of the page's picture, if all check digits hold.
// Nothing where the engine's data are missing. Takes 8 s at most, beside the time for reading the page.

// While the page still has its full-size copy: both ends of each card that is found by its shape, at whatever
// angle it lies. Only a page with a card's code, or a sheet of cards, is looked at. Before the page is read,
// since a card that lies askew takes the reading most of its time.
std::vector<CodeOnPage> linesOfCards(const image::CleanPage& page, const PageRecord& record,
                                     const std::string& tessdata);

// Where the words of the page, in pixels of its reading copy, look like such lines: read anew there.
std::vector<CodeOnPage> linesAmongWords(const image::CleanPage& page, const PageText& text,
                                        const std::string& tessdata);

// The words of `text`, boxes in pixels of the page's picture, that are such lines say what was read of them
// there: `vie` takes their digits for letters.
void takeLines(PageText& text, const std::vector<CodeOnPage>& machineLines);

} // namespace scanner::pipeline
