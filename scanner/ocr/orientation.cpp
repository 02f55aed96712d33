// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/orientation.h"

#include "scanner/ocr/engine_start.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include <exception>

namespace scanner::ocr {

struct Orientation::Engine {
    tesseract::TessBaseAPI api;
};

namespace {

// The engine tells how far the text is turned clockwise.
int turnBackFrom(int textDegrees) {
    return (360 - textDegrees) % 360;
}

} // namespace

Orientation::Orientation(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) {}
Orientation::Orientation(Orientation&&) noexcept = default;
Orientation& Orientation::operator=(Orientation&&) noexcept = default;
Orientation::~Orientation() = default;

base::Result<Orientation> Orientation::open(const std::string& tessdata) {
    const std::string what = nameOfData(tessdata, "osd");
    try {
        auto engine = std::make_unique<Engine>();
        if (!startEngine(engine->api, tessdata, "osd", tesseract::OEM_TESSERACT_ONLY))
            return base::fail(PageCode::LanguageMissing, what);
        return Orientation(std::move(engine));
    } catch (const std::exception& problem) {
        return base::fail(PageCode::LanguageMissing, what + ": " + problem.what());
    }
}

int Orientation::turnOf(Pix* page, int dpi) {
    if (!page) return 0;
    auto& api = m_engine->api;
    int degrees = 0;
    float sure = 0;
    float sureOfScript = 0;
    const char* script = nullptr;
    try {
        api.SetPageSegMode(tesseract::PSM_AUTO_OSD);
        api.SetImage(page);
        api.SetSourceResolution(dpi);
        if (!api.DetectOrientationScript(&degrees, &sure, &script, &sureOfScript)) degrees = 0;
    } catch (const std::exception&) {
        degrees = 0; // what the engine cannot digest stays as it lies
    }
    api.Clear();
    return turnBackFrom(degrees);
}

} // namespace scanner::ocr
