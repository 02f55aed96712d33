// SPDX-License-Identifier: GPL-3.0-or-later
// Starting one of Tesseract's engines, and ending it in time; for this room's sources.
#pragma once

#include "scanner/ocr/reading_limit.h"

#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>

#include <string>

namespace scanner::ocr {

// `tessdata` empty: the library's default folder. False: no such data there. Its remarks ("Empty page!!",
// unknown resolution) are no errors and would fill the worker's log.
inline bool startEngine(tesseract::TessBaseAPI& api, const std::string& tessdata, const std::string& language,
                        tesseract::OcrEngineMode mode) {
    const std::vector<std::string> names{"debug_file"};
    const std::vector<std::string> values{"/dev/null"};
    return api.Init(tessdata.empty() ? nullptr : tessdata.c_str(), language.c_str(), mode, nullptr, 0, &names,
                    &values, false) == 0;
}

// The engine asks between two words. `time` outlives the monitor.
inline void limit(tesseract::ETEXT_DESC& monitor, ReadingTime& time) {
    monitor.cancel = [](void* running, int /*words*/) {
        return static_cast<ReadingTime*>(running)->isOver();
    };
    monitor.cancel_this = &time;
}

// For the log.
inline std::string nameOfData(const std::string& tessdata, const std::string& language) {
    return "language " + language + " in " + (tessdata.empty() ? "the default folder" : tessdata);
}

} // namespace scanner::ocr
