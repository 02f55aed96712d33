// SPDX-License-Identifier: GPL-3.0-or-later
// What the page worker does with a foreign file: takes it apart, page by page, into a batch's folder. One
// thread.
#pragma once

#include "core/base/result.h"
#include "scanner/base/opened_file.h"
#include "scanner/pipeline/page_messages.h"

#include <functional>

namespace scanner::pipeline {

// Both answer whether the counter wants to go on; they wait for it.
struct DecodeEvents {
    std::function<bool(const OpenedFile&)> opened;
    std::function<bool(int number)> written;
};

// Success also if the counter did not want to go on. Errors: PageCode; pages that were written before are
// whole.
[[nodiscard]] core::base::Result<void> decodeFile(const DecodeOrder& order, const DecodeEvents& events);

} // namespace scanner::pipeline
