// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages of a stack say about people, offered for the fields of the intake. Pure; any thread. A page
// costs about a millisecond: once after it was read, not at every key.
#pragma once

#include "core/domain/field_proposals.h"
#include "core/domain/placing.h"
#include "scanner/pipeline/batch.h"

#include <vector>

namespace scanner::pipeline {

// The words of the page, for the rules of core/domain.
core::domain::ReadPage readPageOf(const BatchPage& page);

// From the codes and machine-readable lines of cards on the page.
std::vector<core::domain::FieldProposal> cardProposals(const BatchPage& page);
// From the labels of the component's form on the pages that lie there, in their order.
std::vector<core::domain::FieldProposal> formProposals(const core::domain::Component& component,
                                                       const std::vector<const BatchPage*>& pages);

// From the codes and machine-readable lines of cards, and from the labels of each component's form on the
// pages that lie there; set-aside pages say nothing.
std::vector<core::domain::FieldProposal> proposalsIn(const std::vector<BatchPage>& pages,
                                                     const std::vector<core::domain::PlacedPage>& places,
                                                     const core::domain::Procedure& procedure);

} // namespace scanner::pipeline
