// SPDX-License-Identifier: GPL-3.0-or-later
// Tesseract, one engine per reader; a reader is used by one thread at a time. OMP_THREAD_LIMIT=1 has to stand
// in the environment before the program starts: libgomp reads it while loading.
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"
#include "scanner/base/words.h"
#include "scanner/ocr/reading_limit.h"

#include <filesystem>
#include <memory>
#include <string>

struct Pix; // Leptonica's

namespace scanner::ocr {

class Reader {
  public:
    // `tessdata` empty: the library's default folder. Errors: LanguageMissing.
    [[nodiscard]] static base::Result<Reader> open(const std::string& tessdata,
                                                   const std::string& language = "vie");
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;
    ~Reader();

    // `page`: 8-bit grey at `dpi`, not kept. Boxes in its pixels. A page without text is not an error. What
    // was read until the limit is returned, marked partial; the limit does not bound the layout analysis
    // before the words, so somebody outside has to be ready to kill the process. Errors: ReadingFailed (args
    // empty: the caller knows the page).
    [[nodiscard]] base::Result<PageText> read(Pix* page, int dpi, const ReadingLimit& limit);

    // The engine's version and parameters, and the file of its language's data: what, with the pixels,
    // decides on every word.
    [[nodiscard]] std::string version() const;
    [[nodiscard]] std::filesystem::path dataFile() const;

  private:
    struct Engine;
    explicit Reader(std::unique_ptr<Engine> engine);
    std::unique_ptr<Engine> m_engine;
};

} // namespace scanner::ocr
