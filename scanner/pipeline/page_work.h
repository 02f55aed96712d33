// SPDX-License-Identifier: GPL-3.0-or-later
// What the page worker does with one page: clean it, keep it in layers, look for codes, read it. Belongs
// to one thread; about 200 MB for an A4 page in colour at 300 dpi.
#pragma once

#include "core/base/result.h"
#include "scanner/image/page_cleaner.h"
#include "scanner/pipeline/page_messages.h"
#include "scanner/pipeline/page_reader.h"
#include "scanner/pipeline/page_record.h"

#include <functional>
#include <optional>
#include <utility>

namespace scanner::pipeline {

// Asked before a page is in memory at full size (110 MB of the 200), and told when it no longer is.
struct FullSizeGate {
    std::function<void()> enter = [] {};
    std::function<void()> leave = [] {};
};

class PageWork {
  public:
    explicit PageWork(FullSizeGate gate = {}) : m_gate(std::move(gate)) {}

    // Writes picture, preview and record, each whole or not at all. The picture and a record without text are
    // there before the reading begins: a page that cannot be read can still be filed. A page that comes again
    // with the same pixels keeps its words and is not read. Errors: NotAnImage,
    // TooSmall, TooLarge, LanguageMissing, DiskFull.
    [[nodiscard]] base::Result<void> run(const PageOrder& order);

  private:
    // A page, what is kept of it, and what was read there.
    struct Look {
        image::CleanPage page;
        PageRecord record;
        PageText text;
    };

    [[nodiscard]] base::Result<image::CleanPage> clean(const PageOrder& order, int turn_deg);
    [[nodiscard]] base::Result<image::CleanPage> cleanUpright(const PageOrder& order,
                                                              std::optional<int> known_deg);
    [[nodiscard]] base::Result<PageRecord> read(image::CleanPage page, PageRecord record,
                                                const PageOrder& order);
    [[nodiscard]] base::Result<void> turnIfBetter(Look& look, const PageOrder& order);

    FullSizeGate m_gate;
    PageReader m_reader;
};

} // namespace scanner::pipeline
