// SPDX-License-Identifier: GPL-3.0-or-later
// A decoded page as a raw page of a batch: binary PNM, as a scanned one. Any thread.
#pragma once

#include "scanner/base/page_header.h"
#include "scanner/decode/document.h"

#include <filesystem>

namespace scanner::decode {

// Writes <folder>/NNNN.pnm: as NNNN.part first, fsynced, renamed, the folder fsynced. `header` tells page and
// origin; kind, size, dpi and its guess come from the page. A page of that number must not be there yet.
// Errors: DiskFull (any failed write).
[[nodiscard]] base::Result<void> writeRawPage(const FoundPage& page, PageHeader header,
                                              const std::filesystem::path& folder);

} // namespace scanner::decode
