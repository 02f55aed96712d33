// SPDX-License-Identifier: GPL-3.0-or-later
// The page worker's engines: one that reads, one that tells which way up a page lies. Each is opened when a
// page first needs it. Belongs to one thread.
#pragma once

#include "core/base/result.h"
#include "scanner/image/page_cleaner.h"
#include "scanner/ocr/orientation.h"
#include "scanner/ocr/reader.h"

#include <optional>
#include <string>

namespace scanner::pipeline {

class PageReader {
  public:
    // All readings of one page share one limit; the time between them does not count. `tessdata` empty: the
    // library's default folder.
    void beginPage(const std::string& tessdata);

    // The name of the reading that read() would do, see reading_key.h. Errors: LanguageMissing.
    [[nodiscard]] base::Result<std::string> keyOf(const image::CleanPage& page);
    // What reads, for the record; empty before the first page was read.
    [[nodiscard]] const std::string& engine() const { return m_engine; }

    // Boxes in pixels of `page.reading`. Errors: LanguageMissing, ReadingFailed.
    [[nodiscard]] base::Result<PageText> read(const image::CleanPage& page);

    // Degrees, clockwise, by which the page probably has to be turned; 0: as it lies. The first asks the
    // engine for orientation; the second, dearer where it errs, first looks whether the top third of the page
    // turned upside down reads better than the page read as it lies.
    [[nodiscard]] int turnBeforeReading(const image::CleanPage& page);
    [[nodiscard]] int turnAfterReading(const image::CleanPage& page, const PageText& text);

    // Whether a card, level as it was cropped, has to be turned by 180 degrees.
    [[nodiscard]] bool isUpsideDown(const image::Image& card, int dpi);

  private:
    [[nodiscard]] base::Result<void> open();
    [[nodiscard]] base::Result<PageText> readPart(Pix* part, int dpi);
    [[nodiscard]] bool readsUpsideDown(const image::CleanPage& page, const PageText& text);

    std::string m_tessdata;
    std::string m_engine;
    ocr::ReadingLimit m_left; // for reading this page
    std::optional<ocr::Reader> m_reader;
    std::optional<ocr::Orientation> m_orientation;
    bool m_orientationMissing = false;
};

} // namespace scanner::pipeline
