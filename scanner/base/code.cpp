// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/base/code.h"

namespace scanner {

std::string_view nameOf(PageCode code) {
    switch (code) {
    case PageCode::NotAnImage:
        return "not_an_image";
    case PageCode::TooSmall:
        return "too_small";
    case PageCode::TooLarge:
        return "too_large";
    case PageCode::LanguageMissing:
        return "language_missing";
    case PageCode::ReadingFailed:
        return "reading_failed";
    case PageCode::WorkerDied:
        return "worker_died";
    case PageCode::WorkerTimedOut:
        return "worker_timed_out";
    case PageCode::WorkerMissing:
        return "worker_missing";
    case PageCode::SheetMissing:
        return "sheet_missing";
    case PageCode::PageNotRead:
        return "page_not_read";
    case PageCode::PdfNotWritten:
        return "pdf_not_written";
    case PageCode::DiskFull:
        return "disk_full";
    case PageCode::FileUnreadable:
        return "file_unreadable";
    case PageCode::FileTooBig:
        return "file_too_big";
    case PageCode::FileTooManyPages:
        return "file_too_many_pages";
    case PageCode::FileKindUnknown:
        return "file_kind_unknown";
    case PageCode::FileIsHeic:
        return "file_is_heic";
    case PageCode::FileIsOffice:
        return "file_is_office";
    case PageCode::FileIsArchive:
        return "file_is_archive";
    case PageCode::FileEncrypted:
        return "file_encrypted";
    case PageCode::FileDamaged:
        return "file_damaged";
    case PageCode::FileTooSlow:
        return "file_too_slow";
    case PageCode::PictureTooSmall:
        return "picture_too_small";
    case PageCode::PictureTooLarge:
        return "picture_too_large";
    case PageCode::PictureTooCoarse:
        return "picture_too_coarse";
    case PageCode::OriginalTornApart:
        return "original_torn_apart";
    case PageCode::BatchDamaged:
        return "batch_damaged";
    case PageCode::BatchMissing:
        return "batch_missing";
    }
    return "unknown";
}

std::optional<PageCode> pageCodeFrom(std::string_view name) {
    for (int code = 0; code <= static_cast<int>(PageCode::BatchMissing); ++code) {
        if (nameOf(static_cast<PageCode>(code)) == name) return static_cast<PageCode>(code);
    }
    return std::nullopt;
}

} // namespace scanner
