// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/base/code.h"
#include "ui/text/sentence_rooms.h"

#include <QCoreApplication>

namespace ui::text {

namespace {

struct PageSentence {
    Q_DECLARE_TR_FUNCTIONS(PageSentence)
};

} // namespace

QString pageSentence(const core::base::Error& error) {
    using scanner::PageCode;
    const QString page = argument(error, 0);
    switch (error.as<PageCode>()) {
    case PageCode::NotAnImage:
        return PageSentence::tr("Page %1 is no picture. The raw file is kept. Scan the sheet again with F5.")
            .arg(page);
    case PageCode::TooSmall:
        return PageSentence::tr(
                   "Page %1 is too small to be a paper. The raw page is kept. Scan the sheet again with "
                   "F5, or set it "
                   "aside with Del.")
            .arg(page);
    case PageCode::TooLarge:
        return PageSentence::
            tr("Page %1 is too large to be worked on. The raw page is kept. Scan the sheet again at a lower "
               "resolution.")
                .arg(page);
    case PageCode::LanguageMissing:
        return PageSentence::tr(
            "The data for reading Vietnamese is not installed. Pages are kept without text. Call the "
            "technician.");
    case PageCode::ReadingFailed:
        return PageSentence::
            tr("Page %1 could not be read. Its picture is kept and is filed without text. Assign it by hand.")
                .arg(page);
    case PageCode::WorkerDied:
        return PageSentence::tr(
                   "Page %1 could not be worked on: the reading program stopped. The raw page is kept. "
                   "Scan the sheet "
                   "again with F5.")
            .arg(page);
    case PageCode::WorkerTimedOut:
        return PageSentence::
            tr("Page %1 took too long and was given up. The raw page is kept. Scan the sheet again with F5.")
                .arg(page);
    case PageCode::WorkerMissing:
        return PageSentence::tr(
            "The reading part of Counterfoil could not be started. The pages are kept. Call the technician.");
    case PageCode::PageNotRead:
        return PageSentence::tr(
                   "Page %1 has not been read yet. All pages are kept. Wait a moment and press F9 again.")
            .arg(page);
    case PageCode::PdfNotWritten:
        return PageSentence::tr(
            "The document could not be written. The pages and the draft are kept. Press F9 again; "
            "if it fails "
            "again, call the technician.");
    case PageCode::DiskFull:
        return PageSentence::tr(
            "The disk is full: the pages could not be worked on. The raw pages are kept. Free some "
            "space, then "
            "press F5.");
    case PageCode::BatchDamaged:
        return PageSentence::tr(
            "The stack of pages cannot be used. What can be read of it is kept. Scan the papers again with "
            "F5.");
    case PageCode::BatchMissing:
        return PageSentence::tr(
            "The scanned pages of this draft are not there any more. The typed details are kept. Scan the "
            "papers again with F5.");
    }
    return {};
}

} // namespace ui::text
