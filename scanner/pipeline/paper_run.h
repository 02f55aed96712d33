// SPDX-License-Identifier: GPL-3.0-or-later
// One press of F5: pages go from the scanner into the batch and are read beside the scan. Blocks; not the GUI
// thread.
#pragma once

#include "core/ports/scan_source.h"
#include "scanner/pipeline/batch.h"
#include "scanner/pipeline/page_lanes.h"

#include <memory>
#include <stop_token>

namespace scanner::pipeline {

// Scans into `batch` from its next number on; each page is in the journal before the scanner goes on, and
// handed to the lanes. Returns when the scanner has ended, or after a stop has let go of its paper; pages may
// still be in reading. Pages delivered before an error are kept. A sheet that was under way when the scan was
// stopped is in the batch as a missing page.
[[nodiscard]] core::base::Result<core::ports::ScanEnd>
scanInto(const std::shared_ptr<Batch>& batch, PageLanes& lanes, core::ports::ScanSource& scanner,
         core::ports::ScanRequest request, const std::stop_token& stop);

// One sheet once more, in the place of `page`: it gets a number of its own, the old page is put aside and can
// be taken back. If no page comes, nothing has changed. Errors: as scanInto(), BatchDamaged if there is no
// such page.
[[nodiscard]] core::base::Result<core::ports::ScanEnd>
scanAgain(const std::shared_ptr<Batch>& batch, PageLanes& lanes, core::ports::ScanSource& scanner,
          core::ports::ScanRequest request, int page, const std::stop_token& stop);

} // namespace scanner::pipeline
