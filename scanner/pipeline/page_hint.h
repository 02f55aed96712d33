// SPDX-License-Identifier: GPL-3.0-or-later
// What a read page tells about where it belongs. Pure; any thread.
#pragma once

#include "core/domain/identity.h"
#include "core/domain/placing.h"
#include "scanner/pipeline/batch.h"

#include <optional>

namespace scanner::pipeline {

// What is known of the page now, for placing it.
core::domain::SeenPage seenPage(const BatchPage& page);
// The lines of the upper 40 % of the page, and whether it carries an identity card's code.
core::domain::PageHint hintOf(const PageRecord& record);
// The identity of the first card code on the page that can be read.
std::optional<core::domain::Identity> identityOn(const PageRecord& record);

} // namespace scanner::pipeline
