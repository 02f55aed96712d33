// SPDX-License-Identifier: GPL-3.0-or-later
// What comes back from the portal: its changes, and the list of what it holds.
#include "core/sync/portals/intake_answers.h"
#include "core/sync/portals/intake_v1.h"

#include <nlohmann/json.hpp>

namespace core::sync {

using core::ports::Changes;
using core::ports::FeedEvent;
using core::ports::FeedPlace;
using core::ports::Holding;
using core::ports::Holdings;
using core::ports::PortalCode;
using core::ports::RequestStamp;
using core::ports::Scope;
using core::ports::Setback;
using core::ports::Verdict;
using nlohmann::json;

namespace {

constexpr char kChangesAtOnce[] = "500";
constexpr char kHoldingsAtOnce[] = "2000"; // below 1 MiB

// Cursors are the portal's own words.
std::string escaped(std::string_view text) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                             c == '-' || c == '_' || c == '.' || c == '~';
        if (isPlain)
            out += c;
        else
            out.append(1, '%').append(1, kDigits[byte >> 4]).append(1, kDigits[byte & 15]);
    }
    return out;
}

Setback halfAnAnswer() {
    return setbackOf(PortalCode::NoLink, Verdict::Unknown, Scope::Item, 1, "half an answer");
}

// Nothing: it names no place in the feed, so what comes behind it could not be told from it.
std::optional<FeedEvent> eventFrom(const json& told) {
    const auto seq = number(told, "seq");
    FeedEvent event;
    event.kind = text(told, "kind");
    if (!seq || *seq < 1 || event.kind.empty()) return std::nullopt;
    event.seq = *seq;
    event.dossier = core::base::DossierId::fromHex(text(told, "dossier")).value_or(core::base::DossierId{});
    event.id = core::base::ChangeId::fromHex(text(told, "id")).value_or(core::base::ChangeId{});
    event.body = told.dump(-1, ' ', false, json::error_handler_t::replace);
    return event;
}

std::optional<Holding> holdingFrom(const json& told) {
    const auto dossier = core::base::DossierId::fromHex(text(told, "uuid"));
    const auto revision = number(told, "rev");
    const auto hash = sha256FromHex(text(told, "sha256"));
    if (!dossier || !revision || *revision < 1 || *revision > 1'000'000 || !hash) return std::nullopt;
    Holding held{*dossier, static_cast<int>(*revision), *hash, text(told, "status") == "accepted", {}};
    if (const auto state = number(told, "state")) held.state = core::domain::portalStateFrom(*state);
    return held;
}

} // namespace

IntakeV1::Answer<Changes> IntakeV1::changes(const FeedPlace& since, const RequestStamp& stamp,
                                            const std::stop_token& stop) {
    auto get =
        request("GET", "/v1/changes?cursor=" + escaped(since.cursor) + "&limit=" + kChangesAtOnce, stamp);
    if (!since.etag.empty()) get.headers["If-None-Match"] = since.etag;
    const auto answer = send(get, {}, stop);
    if (!answer) return tl::unexpected(answer.error());
    Changes changes;
    if (answer->status == 304 && !since.etag.empty()) {
        changes.nothingNew = true;
        return changes;
    }
    if (answer->status == 410 && isProblem(*answer)) {
        changes.expired = true;
        return changes;
    }
    if (answer->status != 200 || !isJson(*answer)) return tl::unexpected(setbackOf(*answer));
    const auto body = jsonFrom(answer->body);
    if (body.is_null()) return tl::unexpected(halfAnAnswer());
    auto& next = changes.page.next;
    next.epoch = text(body, "epoch");
    next.cursor = text(body, "next_cursor");
    next.durableSeq = number(body, "durable_seq").value_or(0);
    next.etag = header(*answer, "etag");
    const auto events = body.find("events");
    if (next.epoch.empty() || next.cursor.empty() || next.durableSeq < 0 || events == body.end() ||
        !events->is_array())
        return tl::unexpected(wrongAnswer("changes without epoch, cursor or events"));
    for (const auto& told : *events) {
        auto event = eventFrom(told);
        if (!event) return tl::unexpected(wrongAnswer("a change without number or kind"));
        changes.page.events.push_back(std::move(*event));
    }
    changes.hasMore = body.value("has_more", json()) == true;
    return changes;
}

IntakeV1::Answer<Holdings> IntakeV1::holdings(const std::string& cursor, const RequestStamp& stamp,
                                              const std::stop_token& stop) {
    const auto path = "/v1/offices/" + escaped(m_access.office) +
                      "/dossiers?device=" + escaped(m_access.device) + "&cursor=" + escaped(cursor) +
                      "&limit=" + kHoldingsAtOnce;
    const auto answer = send(request("GET", path, stamp), {}, stop);
    if (!answer) return tl::unexpected(answer.error());
    if (answer->status != 200 || !isJson(*answer)) return tl::unexpected(setbackOf(*answer));
    const auto body = jsonFrom(answer->body);
    if (body.is_null()) return tl::unexpected(halfAnAnswer());
    Holdings holdings{text(body, "epoch"), text(body, "next_cursor"), {}};
    const auto rows = body.find("dossiers");
    if (holdings.epoch.empty() || rows == body.end() || !rows->is_array())
        return tl::unexpected(wrongAnswer("a list without epoch or dossiers"));
    for (const auto& told : *rows) {
        const auto held = holdingFrom(told);
        if (!held) return tl::unexpected(wrongAnswer("a dossier without id, revision or hash"));
        holdings.rows.push_back(*held);
    }
    return holdings;
}

} // namespace core::sync
