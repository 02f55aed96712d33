// SPDX-License-Identifier: GPL-3.0-or-later
// The sides of an identity card, scanned on one page or two, on one sheet. One thread at a time per reader.
#pragma once

#include "core/base/result.h"
#include "scanner/image/image.h"
#include "scanner/pipeline/page_messages.h"
#include "scanner/pipeline/page_reader.h"

#include <optional>

namespace scanner::pipeline {

// A4 at the order's dpi: what lies on the order's raw page above what lies on its `cardBack`, level and
// upright, at true size. Nothing: no card was found, or more than two; the page is then one like any other.
// Errors: as image::readPnm(), TooLarge; args: page.
[[nodiscard]] base::Result<std::optional<image::Image>> sheetOf(const PageOrder& order, PageReader& reader);

} // namespace scanner::pipeline
