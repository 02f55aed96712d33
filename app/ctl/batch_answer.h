// SPDX-License-Identifier: GPL-3.0-or-later
// What scan and import say about a batch. Main thread.
#pragma once

#include "app/ctl/command.h"

namespace app::ctl {

// The batch of that id, a new one for an empty id. Errors: BatchMissing, BatchDamaged, StoreCode.
[[nodiscard]] base::Result<composition::House::BatchPtr> batchFor(composition::House& house,
                                                                  const std::string& hex);
// Reads the pages that are not read yet and waits for them.
void readRest(composition::House& house, const composition::House::BatchPtr& batch);
// Its id, its pages, and the slips of ours that lie in the stack with the dossiers they belong to. Errors:
// StoreCode.
[[nodiscard]] base::Result<Answer> answerFor(composition::House& house,
                                             const scanner::pipeline::Batch& batch);

} // namespace app::ctl
