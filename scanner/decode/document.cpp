// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/document.h"

#include "scanner/decode/file_kind.h"
#include "scanner/decode/pdf_document.h"
#include "scanner/decode/picture_document.h"
#include "scanner/decode/source_file.h"
#include "scanner/decode/tiff_document.h"

#include <leptonica/allheaders.h>

#include <exception>
#include <new>

namespace scanner::decode {
namespace {

constexpr std::size_t kHeadBytes = 4096;

using Opened = base::Result<std::unique_ptr<Document>>;

Opened opened(SourceFile source, const std::filesystem::path& file, const Limits& limits) {
    switch (kindOf(source.bytes().substr(0, kHeadBytes))) {
    case FileKind::Jpeg:
        return openJpeg(std::move(source), limits);
    case FileKind::Png:
        return openPng(std::move(source), limits);
    case FileKind::Pnm:
        return openPnm(file);
    case FileKind::Tiff:
        return openTiff(std::move(source), limits);
    case FileKind::Pdf:
        return openPdf(std::move(source), limits);
    case FileKind::Heic:
        return base::fail(PageCode::FileIsHeic);
    case FileKind::Office:
        return base::fail(PageCode::FileIsOffice);
    case FileKind::Archive:
        return base::fail(PageCode::FileIsArchive);
    case FileKind::Unknown:
        return base::fail(PageCode::FileKindUnknown);
    }
    return base::fail(PageCode::FileKindUnknown);
}

} // namespace

Opened openDocument(const std::filesystem::path& file, const Limits& limits) {
    setMsgSeverity(L_SEVERITY_NONE);
    auto source = SourceFile::open(file, limits.bytes);
    if (!source) return base::fail(source.error());
    try {
        return opened(std::move(*source), file, limits);
    } catch (const std::bad_alloc&) {
        return base::fail(PageCode::PictureTooLarge, "out of memory");
    } catch (const std::exception& problem) {
        return base::fail(PageCode::FileDamaged, problem.what());
    }
}

} // namespace scanner::decode
