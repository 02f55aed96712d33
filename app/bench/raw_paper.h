// SPDX-License-Identifier: GPL-3.0-or-later
// Pages as the counter's scanner would have left them on the disk: made before anything is measured. One
// thread.
#pragma once

#include "app/bench/outcome.h"
#include "app/bench/page_set.h"
#include "core/ports/scan_source.h"

#include <filesystem>

namespace app::bench {

struct RawPage {
    TruePage truth; // with the dpi that the picture really has
    core::ports::ScannedPage scan;
    std::filesystem::path png; // the same pixels, with their resolution, for programs that do not know PNM
};

// Writes NAME.pnm and, `withPng`, NAME.png into `folder`. A picture that tells no resolution is taken for a
// whole A4 sheet. With `mostDpi` a finer picture is reduced to it.
[[nodiscard]] Outcome<RawPage> layDown(const TruePage& page, const std::filesystem::path& folder,
                                       bool withPng, int mostDpi = 0);

} // namespace app::bench
