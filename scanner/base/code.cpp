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
    case PageCode::PageNotRead:
        return "page_not_read";
    case PageCode::PdfNotWritten:
        return "pdf_not_written";
    case PageCode::DiskFull:
        return "disk_full";
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
