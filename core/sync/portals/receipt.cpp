// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/receipt.h"

#include "core/sync/portals/base64.h"
#include "core/sync/portals/intake_answers.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

namespace core::sync {

using core::base::fail;
using core::base::Result;
using core::ports::Delivery;
using core::ports::PortalCode;
using core::ports::Receipt;
using core::ports::RevisionFile;
using nlohmann::json;

namespace {

constexpr char kTitle[] = "intake/1 receipt\n";

using FileFact = std::tuple<std::string, std::int64_t, std::string>;

std::multiset<FileFact> factsOf(const std::vector<RevisionFile>& files) {
    std::multiset<FileFact> facts;
    for (const auto& file : files)
        facts.emplace(file.file.hex(), file.size_bytes, core::domain::toHex(file.sha256));
    return facts;
}

std::multiset<FileFact> factsOf(const json& payload) {
    std::multiset<FileFact> facts;
    if (!payload.contains("files") || !payload["files"].is_array()) return {{"", -1, ""}};
    for (const auto& file : payload["files"])
        facts.emplace(text(file, "file"), number(file, "size").value_or(-1), text(file, "sha256"));
    return facts;
}

std::string firstWrongStep(const json& payload, const ReceiptRules& rules, const Delivery& delivery,
                           const std::vector<RevisionFile>& files) {
    if (text(payload, "format") != "receipt/1") return "format";
    if (text(payload, "portal") != rules.portal) return "portal";
    if (text(payload, "office") != rules.office) return "office";
    if (text(payload, "device") != rules.device) return "device";
    if (text(payload, "dossier") != delivery.dossier.hex()) return "dossier";
    if (number(payload, "rev") != delivery.revision) return "revision";
    if (text(payload, "body_sha256") != core::domain::toHex(delivery.bodySha256)) return "body hash";
    return factsOf(payload) == factsOf(files) ? "" : "files";
}

} // namespace

Result<std::string> signedPayload(const json& answer, std::string_view title, const ReceiptRules& rules,
                                  core::ports::Secrets& secrets) {
    const auto key = rules.keys.find(text(answer, "kid"));
    if (key == rules.keys.end()) return fail(PortalCode::WrongReceipt, "unknown key");
    const auto payload = fromBase64(text(answer, "receipt"));
    const auto signature = fromBase64(text(answer, "sig"));
    core::ports::Ed25519Signature bytes{};
    if (!payload || !signature || signature->size() != bytes.size())
        return fail(PortalCode::WrongReceipt, "not base64");
    std::copy(signature->begin(), signature->end(), bytes.begin());
    if (!secrets.verifyEd25519(std::string(title) + *payload, bytes, key->second))
        return fail(PortalCode::WrongReceipt, "signature");
    return *payload;
}

Result<Receipt> verifiedReceipt(std::string_view answer, const ReceiptRules& rules, const Delivery& delivery,
                                const std::vector<RevisionFile>& files, core::ports::Secrets& secrets) {
    const auto bytes = signedPayload(jsonFrom(answer), kTitle, rules, secrets);
    if (!bytes) return fail(bytes.error());
    const auto payload = jsonFrom(*bytes);
    if (const auto wrong = firstWrongStep(payload, rules, delivery, files); !wrong.empty())
        return fail(PortalCode::WrongReceipt, wrong);
    const auto seq = number(payload, "seq");
    const auto received = core::base::fromRfc3339(text(payload, "received_at"));
    if (!seq || !received) return fail(PortalCode::WrongReceipt, "number or time");
    return Receipt{std::string(answer), text(payload, "epoch"), *seq, *received};
}

} // namespace core::sync
