// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/strip_reader.h"

#include "scanner/ocr/engine_start.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include <exception>

namespace scanner::ocr {

struct StripReader::Engine {
    tesseract::TessBaseAPI api;
};

namespace {

constexpr char kLanguage[] = "eng";
constexpr char kSigns[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";

} // namespace

StripReader::StripReader(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) {}
StripReader::StripReader(StripReader&&) noexcept = default;
StripReader& StripReader::operator=(StripReader&&) noexcept = default;
StripReader::~StripReader() = default;

base::Result<StripReader> StripReader::open(const std::string& tessdata) {
    const std::string what = nameOfData(tessdata, kLanguage);
    try {
        auto engine = std::make_unique<Engine>();
        if (!startEngine(engine->api, tessdata, kLanguage, tesseract::OEM_LSTM_ONLY))
            return base::fail(PageCode::LanguageMissing, what);
        engine->api.SetVariable("tessedit_char_whitelist", kSigns);
        engine->api.SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
        return StripReader(std::move(engine));
    } catch (const std::exception& problem) {
        return base::fail(PageCode::LanguageMissing, what + ": " + problem.what());
    }
}

std::string StripReader::read(Pix* strip, int dpi, const ReadingLimit& most) {
    ReadingTime time(most);
    if (!strip || pixGetDepth(strip) != 8 || time.isOver()) return {};
    auto& api = m_engine->api;
    std::string lines;
    try {
        api.SetImage(strip);
        api.SetSourceResolution(dpi);
        tesseract::ETEXT_DESC monitor;
        limit(monitor, time);
        if (api.Recognize(&monitor) == 0) {
            const std::unique_ptr<char[]> text(api.GetUTF8Text());
            if (text) lines = text.get();
        }
    } catch (const std::exception&) {
        lines.clear(); // what the engine cannot digest is no strip
    }
    api.Clear();
    return lines;
}

} // namespace scanner::ocr
