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
    SheetMissing,    // the scan was stopped while its sheet was under way; args: page
    PageNotRead,     // asked to file a page that has not been read; args: page
    PdfNotWritten,
    DiskFull,
    // Foreign files; args: name of the file. Pages of it that came before the trouble are kept.
    FileUnreadable,    // not there, no plain file, or no right to read it
    FileTooBig,        // above 200 MB
    FileTooManyPages,  // above 500
    FileKindUnknown,   // nothing that can be taken
    FileIsHeic,        // a phone's own kind of photo
    FileIsOffice,      // Word, Excel, PowerPoint, OpenDocument
    FileIsArchive,     // zip, 7z, rar
    FileEncrypted,     // a PDF that asks for a password
    FileDamaged,       // cut short or broken, or it brought the decoder down
    FileTooSlow,       // over the time limit of a page or of the file
    PictureTooSmall,   // a picture or page below 100 px a side
    PictureTooLarge,   // above 15,000 px a side or 120 megapixels, or more than the memory holds
    PictureTooCoarse,  // a photo below 150 dpi on the paper
    OriginalTornApart, // pages of a file that is taken over as it is belong into one document, all and alone;
                       // args: page
    BatchDamaged,      // the journal or a page file cannot be used; args: batch
    BatchMissing,      // args: batch
};

constexpr base::Room roomOf(PageCode) {
    return base::Room::Page;
}
std::string_view nameOf(PageCode code);
std::optional<PageCode> pageCodeFrom(std::string_view name);

} // namespace scanner
