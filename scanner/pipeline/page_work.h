// SPDX-License-Identifier: GPL-3.0-or-later
// What the page worker does with one page: clean it, keep it in layers, look for codes, read it. Belongs
// to one thread; about 200 MB for an A4 page in colour at 300 dpi.
#pragma once

#include "core/base/result.h"
#include "scanner/ocr/reader.h"
#include "scanner/pipeline/page_messages.h"
#include "scanner/pipeline/page_record.h"

#include <optional>

namespace scanner::pipeline {

class PageWork {
  public:
    // Writes picture, preview and record, each whole or not at all. The picture and a record without text are
    // there before the reading begins: a page that cannot be read can still be filed. Errors: NotAnImage,
    // TooSmall, TooLarge, LanguageMissing, DiskFull.
    [[nodiscard]] base::Result<void> run(const PageOrder& order);

  private:
    [[nodiscard]] base::Result<PageText> read(Pix* reading, int dpi, const std::string& tessdata);

    std::optional<ocr::Reader> m_reader; // made for the first page that has something to read
};

} // namespace scanner::pipeline
