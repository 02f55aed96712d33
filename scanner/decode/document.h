// SPDX-License-Identifier: GPL-3.0-or-later
// A foreign file as pages. Everything here runs in the page worker, in a process that may be killed: the
// libraries behind it are fed with what strangers wrote. One thread.
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"
#include "scanner/base/opened_file.h"
#include "scanner/image/image.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace scanner::decode {

struct Limits {
    std::size_t bytes = 200'000'000;
    int pages = 500;
    std::int64_t pixels = 120'000'000; // a page
};

struct FoundPage {
    image::Image picture; // 8-bit grey or 32-bit colour, upright, 100 .. 15,000 px a side
    int dpi = 0;          // 50 .. 1200
    bool dpiGuessed = false;
};

class Document {
  public:
    virtual ~Document() = default;
    [[nodiscard]] virtual const OpenedFile& about() const = 0;
    // `number` from 1. Errors: FileDamaged, PictureTooSmall, PictureTooLarge, PictureTooCoarse.
    [[nodiscard]] virtual base::Result<FoundPage> page(int number) = 0;
};

// Looks at the bytes, not at the name; sizes are checked before anything is decoded. Errors: FileUnreadable,
// FileTooBig, FileTooManyPages, FileKindUnknown, FileIsHeic, FileIsOffice, FileIsArchive, FileEncrypted,
// FileDamaged, and those of page().
[[nodiscard]] base::Result<std::unique_ptr<Document>> openDocument(const std::filesystem::path& file,
                                                                   const Limits& limits = {});

} // namespace scanner::decode
