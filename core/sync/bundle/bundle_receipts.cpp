// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/bundle/bundle_receipts.h"

#include "core/sync/acknowledgement.h"
#include "core/sync/feed_reader.h"
#include "core/sync/portals/base64.h"
#include "core/sync/portals/intake_answers.h"
#include "core/sync/portals/intake_body.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace core::sync {

using core::base::BundleId;
using core::base::DossierId;
using core::base::fail;
using core::base::OpId;
using core::base::Result;
using core::ports::Bundle;
using core::ports::OpState;
using core::ports::PortalCode;
using core::ports::RevisionKey;
using nlohmann::json;

namespace {

constexpr char kTitle[] = "intake/1 bundle receipt\n";
constexpr int kAttention = 2;
constexpr int kMostRevisions = 1'000'000;

bool carries(const Bundle& bundle, const RevisionKey& revision) {
    return std::ranges::find(bundle.carries, revision) != bundle.carries.end();
}

std::optional<RevisionKey> revisionIn(const json& object) {
    const auto dossier = DossierId::fromHex(text(object, "dossier"));
    const auto revision = number(object, "rev");
    if (!dossier || !revision || *revision < 1 || *revision > kMostRevisions) return std::nullopt;
    return RevisionKey{*dossier, static_cast<int>(*revision)};
}

const json& arrayIn(const json& object, const char* name) {
    static const json none = json::array();
    const auto found = object.find(name);
    return found != object.end() && found->is_array() ? *found : none;
}

} // namespace

// One operation that a person has to look at.
struct BundleReceipts::Outcome {
    OpId op;
    RevisionKey revision;
    std::string problem;
    std::string words;
    int http = 0;
};

struct BundleReceipts::Told {
    std::string name; // of the file
    BundleId bundle;
    bool hasGap = false;
    std::vector<std::string> receipts;
    std::vector<Outcome> refused;
};

Result<BundleReceipts::Told> BundleReceipts::told(std::string_view content, const std::string& name) {
    const auto answer = jsonFrom(content);
    if (answer.is_null() || text(answer, "receipt").empty())
        return fail(PortalCode::NoReceiptFile, "no signed JSON", {name});
    const auto bytes = signedPayload(answer, kTitle, m_rules, m_rooms.secrets);
    if (!bytes) return fail(bytes.error());
    const auto payload = jsonFrom(*bytes);
    if (text(payload, "format") != "bundle-receipt/1")
        return fail(PortalCode::NoReceiptFile, "another format", {name});
    const bool isOurs = text(payload, "portal") == m_rules.portal &&
                        text(payload, "office") == m_rules.office &&
                        text(payload, "device") == m_rules.device;
    const auto bundle = BundleId::fromHex(text(payload, "bundle"));
    if (!isOurs || !bundle) return fail(PortalCode::ReceiptOfAnother, "of another device", {name});
    Told told{name, *bundle, payload.value("gap", json()) == true, {}, {}};
    for (const auto& receipt : arrayIn(payload, "receipts"))
        told.receipts.push_back(receipt.dump());
    for (const auto& op : arrayIn(payload, "ops")) {
        // Whatever the portal could not do for the moment goes on waiting.
        if (text(op, "status") != "refused") continue;
        const auto id = OpId::fromHex(text(op, "op"));
        const auto revision = revisionIn(op);
        const auto problem = op.value("problem", json());
        if (!id || !revision || !problem.is_object()) continue;
        const auto type = text(problem, "type");
        told.refused.push_back({*id, *revision, type.substr(type.rfind(':') + 1), wordsOf(problem),
                                static_cast<int>(number(problem, "status").value_or(0))});
    }
    return told;
}

Result<ImportedReceipts> BundleReceipts::import(std::string_view content, const std::string& name) {
    const auto found = told(content, name);
    if (!found) return fail(found.error());
    ImportedReceipts done;
    const auto applied = m_rooms.store.write([&](Books& books) {
        done = {};
        return apply(books, *found, done);
    });
    if (!applied) return fail(applied.error());
    return done;
}

Result<void> BundleReceipts::apply(Books& books, const Told& told, ImportedReceipts& done) {
    const auto bundle = books.bundles().find(told.bundle);
    if (!bundle) return fail(bundle.error());
    if (!*bundle) return fail(PortalCode::ReceiptOfAnother, "a bundle that nobody wrote here", {told.name});
    done.bundle = (*bundle)->number;
    done.hasGap = told.hasGap;
    for (const auto& receipt : told.receipts)
        if (auto taken = takeReceipt(books, **bundle, receipt, done); !taken) return taken;
    for (const auto& outcome : told.refused)
        if (auto taken = takeRefusal(books, **bundle, outcome, done); !taken) return taken;
    return books.audit().append({"bundle_receipt", "system", "",
                                 json{{"bundle", told.bundle.hex()},
                                      {"number", done.bundle},
                                      {"acknowledged", done.acknowledged},
                                      {"refused", done.refused}}
                                     .dump(),
                                 m_rooms.clock.now()});
}

Result<void> BundleReceipts::takeReceipt(Books& books, const Bundle& bundle, const std::string& receipt,
                                         ImportedReceipts& done) {
    const auto inside = fromBase64(text(jsonFrom(receipt), "receipt"));
    const auto revision = revisionIn(jsonFrom(inside.value_or("")));
    if (!revision || !carries(bundle, *revision))
        return fail(PortalCode::WrongReceipt, "of what the bundle did not carry");
    const auto delivery = books.outbox().delivery(revision->first, revision->second);
    if (!delivery) return fail(delivery.error());
    if (delivery->state == OpState::Acknowledged) {
        ++done.before;
        return {};
    }
    const auto files = filesOfBody(delivery->body);
    if (!files) return fail(files.error());
    const auto verified = verifiedReceipt(receipt, m_rules, *delivery, *files, m_rooms.secrets);
    if (!verified) return fail(verified.error());
    ++done.acknowledged;
    // It may be of an earlier or a later life of the portal than the one whose changes were read: then what
    // the portal holds is compared before anything else is believed.
    const auto place = books.feed().place();
    if (!place) return fail(place.error());
    if (*place && (*place)->epoch != verified->epoch)
        if (auto again = FeedReader::compareAnew(books); !again) return again;
    return acknowledge(books, *delivery, *verified, m_rooms.clock.now());
}

Result<void> BundleReceipts::takeRefusal(Books& books, const Bundle& bundle, const Outcome& outcome,
                                         ImportedReceipts& done) {
    if (!carries(bundle, outcome.revision)) return {};
    auto ops = books.outbox().opsOf(outcome.revision.first, outcome.revision.second);
    if (!ops) return fail(ops.error());
    const auto op = std::ranges::find(*ops, outcome.op, &core::ports::OutboxOp::op);
    const bool waits = op != ops->end() && (op->state == OpState::Queued || op->state == OpState::Sending);
    if (!waits) return {};
    op->state = OpState::NeedsClerk;
    op->severity = kAttention;
    op->nextBootMs.reset();
    op->lastHttp = outcome.http;
    op->lastProblem = outcome.problem;
    op->lastDetail = outcome.words;
    ++done.refused;
    return books.outbox().updateOp(*op);
}

} // namespace core::sync
