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
    const QString& file = page; // what went wrong with a foreign file tells its name
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
    case PageCode::SheetMissing:
        return PageSentence::
            tr("The scan was stopped while the sheet of page %1 was under way: its picture is missing. All "
               "other pages are kept. Scan that sheet again with S, or set the page aside with Del.")
                .arg(page);
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
    case PageCode::FileUnreadable:
        return PageSentence::tr("%1 cannot be read. Nothing was taken in. Check that the file is there and "
                                "may be opened, then try again.")
            .arg(file);
    case PageCode::FileTooBig:
        return PageSentence::tr("%1 is larger than 200 MB. Nothing was taken in. Ask for the file in several "
                                "parts, or scan the paper with F5.")
            .arg(file);
    case PageCode::FileTooManyPages:
        return PageSentence::tr(
                   "%1 has more than 500 pages. Nothing was taken in. Ask for the file in several parts.")
            .arg(file);
    case PageCode::FileKindUnknown:
        return PageSentence::tr("%1 is of a kind that cannot be taken. Nothing was taken in. Ask for a PDF, "
                                "TIFF, JPEG or PNG file, or scan the paper with F5.")
            .arg(file);
    case PageCode::FileIsHeic:
        return PageSentence::tr("%1 is a HEIC photo, which cannot be taken. Nothing was taken in. Let the "
                                "phone save the photo as JPEG, or ask for a PDF, TIFF or PNG file.")
            .arg(file);
    case PageCode::FileIsOffice:
        return PageSentence::tr("%1 is a Word or other office document, which cannot be taken. Nothing was "
                                "taken in. Save it as PDF, or print and scan it with F5.")
            .arg(file);
    case PageCode::FileIsArchive:
        return PageSentence::tr("%1 is a packed archive, which cannot be taken. Nothing was taken in. Unpack "
                                "it and take the PDF, TIFF, JPEG or PNG files inside.")
            .arg(file);
    case PageCode::FileEncrypted:
        return PageSentence::tr("%1 is protected by a password. Nothing was taken in. Ask for the file "
                                "without a password, or scan the paper with F5.")
            .arg(file);
    case PageCode::FileDamaged:
        return PageSentence::tr("%1 is damaged or incomplete. Pages that came before the damage are kept. "
                                "Ask for the file again, or scan the paper with F5.")
            .arg(file);
    case PageCode::FileTooSlow:
        return PageSentence::tr("%1 took too long and was given up. Pages that came before are kept. Ask for "
                                "a simpler file, or scan the paper with F5.")
            .arg(file);
    case PageCode::PictureTooSmall:
        return PageSentence::tr("A picture in %1 is too small to be a paper. Pages that came before it are "
                                "kept. Ask for a larger picture, or scan the paper with F5.")
            .arg(file);
    case PageCode::PictureTooLarge:
        return PageSentence::tr("A picture in %1 is too large to be worked on. Pages that came before it are "
                                "kept. Ask for a smaller picture, or scan the paper with F5.")
            .arg(file);
    case PageCode::PictureTooCoarse:
        return PageSentence::tr("The paper on the photo %1 is too small to read. Nothing was taken in. Take "
                                "the photo again, closer, so that the paper fills it.")
            .arg(file);
    case PageCode::OriginalTornApart:
        return PageSentence::tr("Page %1 belongs to a PDF that is filed as it is. All pages are kept. Put "
                                "all pages of that PDF under one paper, without other pages.")
            .arg(page);
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
