// SPDX-License-Identifier: GPL-3.0-or-later
// A page as the pipeline leaves it: raw file, picture and record, drawn and written by the test.
#pragma once

#include "scanner/pipeline/batch.h"

#include <string>
#include <vector>

namespace tests {

struct DrawnPage {
    std::vector<std::string> lines; // printed on it, top to bottom; none: blank
    std::string code;               // text of a QR code on it
    bool isShort = false;
    bool fails = false;                     // the worker dies on it
    std::vector<std::string> doubtful = {}; // words that the engine was not sure of
    bool hasUnreadInk = false;              // a seal at the foot of the page
};

// Scans the page into the batch under its next number; it is `Scanned` then.
int scanPage(scanner::pipeline::Batch& batch, const DrawnPage& page);
// What the page worker does with it.
void readPage(scanner::pipeline::Batch& batch, int number, const DrawnPage& page);

} // namespace tests
