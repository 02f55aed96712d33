// SPDX-License-Identifier: GPL-3.0-or-later
// What can go wrong with a page on its way from the glass to the file. Any thread.
#pragma once

#include "core/base/error.h"

#include <optional>
#include <string_view>

namespace scanner {

namespace base = core::base;

enum class PageCode {
    NotAnImage,      // args: page
    TooSmall,        // below 100 px a side; args: page
    TooLarge,        // above 15,000 px a side or 120 megapixels; args: page
    LanguageMissing, // Tesseract's data for Vietnamese is not installed
    ReadingFailed,   // OCR gave up; the page is filed without text; args: page
    WorkerDied,      // the page worker was killed by this page; args: page
    WorkerTimedOut,  // args: page
    WorkerMissing,   // counterfoil-page-worker could not be started
    PageNotRead,     // asked to file a page that has not been read; args: page
    PdfNotWritten,
    DiskFull,
    BatchDamaged, // the journal or a page file cannot be used; args: batch
    BatchMissing, // args: batch
};

constexpr base::Room roomOf(PageCode) {
    return base::Room::Page;
}
std::string_view nameOf(PageCode code);
std::optional<PageCode> pageCodeFrom(std::string_view name);

} // namespace scanner
