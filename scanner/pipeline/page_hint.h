// SPDX-License-Identifier: GPL-3.0-or-later
// What a read page tells about where it belongs and whose it is. Pure; any thread.
#pragma once

#include "core/domain/identity.h"
#include "core/domain/mrz.h"
#include "core/domain/placing.h"
#include "scanner/pipeline/batch.h"

#include <optional>
#include <vector>

namespace scanner::pipeline {

// What is known of the page now, for placing it.
core::domain::SeenPage seenPage(const BatchPage& page);
// The lines of the upper 40 % of the page that are centred or in capitals, and what its codes say. A
// separator is taken only if at least two codes of the page agree on it and none on another.
core::domain::PageHint hintOf(const PageRecord& record);
// The identity of the first card code on the page that can be read.
std::optional<core::domain::Identity> identityOn(const PageRecord& record);

// The machine-readable lines of a card: those that were read for themselves, else what the page's words make.
std::optional<core::domain::MrzOnPage> mrzOn(const PageRecord& record);

// A slip of ours that lies in the stack: the paper belongs to that dossier.
struct SlipOnPage {
    int page = 0;
    core::domain::SlipCode slip;
};
// The slips found in a stack, by page; more than one dossier means two stacks in one.
std::vector<SlipOnPage> slipsIn(const std::vector<BatchPage>& pages);

} // namespace scanner::pipeline
