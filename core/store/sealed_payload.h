// SPDX-License-Identifier: GPL-3.0-or-later
// What is sealed of a dossier and of a document, as JSON. Pure; any thread.
#pragma once

#include "core/base/result.h"
#include "core/domain/dossier.h"

#include <string>
#include <string_view>

namespace core::store {

// Submitter, owner, abstract, place of return, the clerk's name.
std::string payloadOf(const core::domain::Dossier& dossier);
// Errors: Damaged.
[[nodiscard]] core::base::Result<void> readPayload(std::string_view payload, core::domain::Dossier& dossier);

// Name and hash.
std::string payloadOf(const core::domain::Document& document);
// Errors: Damaged.
[[nodiscard]] core::base::Result<void> readPayload(std::string_view payload,
                                                   core::domain::Document& document);

} // namespace core::store
