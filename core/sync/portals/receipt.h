// SPDX-License-Identifier: GPL-3.0-or-later
// The portal's signed statement that it holds a revision with all its files. Any thread.
#pragma once

#include "core/base/result.h"
#include "core/ports/portal.h"
#include "core/ports/secrets.h"

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace core::sync {

// Whom receipts have to name, and the keys that may sign them.
struct ReceiptRules {
    std::string portal;
    std::string office;
    std::string device;
    std::map<std::string, core::ports::Ed25519Public> keys; // by kid
};

// What the portal has signed, "intake/1 ...\n" before it, in an answer of the form {receipt, kid, sig}.
// Errors: WrongReceipt.
[[nodiscard]] core::base::Result<std::string> signedPayload(const nlohmann::json& answer,
                                                            std::string_view title, const ReceiptRules& rules,
                                                            core::ports::Secrets& secrets);

// Checked in this order: known key; signature over "intake/1 receipt\n" and the payload's bytes; format;
// portal, office and device are ours; dossier, revision and body hash are those of the delivery; the files
// are those of the manifest, as a set. Errors: WrongReceipt, with the step that failed as detail.
[[nodiscard]] core::base::Result<core::ports::Receipt>
verifiedReceipt(std::string_view answer, const ReceiptRules& rules, const core::ports::Delivery& delivery,
                const std::vector<core::ports::RevisionFile>& files, core::ports::Secrets& secrets);

} // namespace core::sync
