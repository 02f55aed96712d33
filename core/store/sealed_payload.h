// SPDX-License-Identifier: GPL-3.0-or-later
// What is sealed of a row, as JSON. Pure; any thread.
#pragma once

#include "core/base/result.h"
#include "core/domain/custody.h"
#include "core/domain/dossier.h"
#include "core/domain/dossier_result.h"
#include "core/domain/fee.h"

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

// Signer, signature, note.
std::string payloadOf(const core::domain::CustodyEvent& event);
// Errors: Damaged.
[[nodiscard]] core::base::Result<void> readPayload(std::string_view payload,
                                                   core::domain::CustodyEvent& event);

// Type, number, abstract.
std::string payloadOf(const core::domain::DossierResult& result);
// Errors: Damaged.
[[nodiscard]] core::base::Result<void> readPayload(std::string_view payload,
                                                   core::domain::DossierResult& result);

// All but the kind.
std::string payloadOf(const core::domain::ResultRecipient& recipient);
// Errors: Damaged.
[[nodiscard]] core::base::Result<void> readPayload(std::string_view payload,
                                                   core::domain::ResultRecipient& recipient);

std::string payloadOf(const core::domain::Payer& payer);
// Errors: Damaged.
[[nodiscard]] core::base::Result<void> readPayload(std::string_view payload, core::domain::Payer& payer);

} // namespace core::store
