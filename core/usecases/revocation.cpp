// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/revocation.h"

#include "core/ports/transport.h"
#include "core/usecases/counter_setup.h"
#include "core/usecases/permissions.h"
#include "core/usecases/slots.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

namespace core::usecases {

using nlohmann::json;
using ports::PortalCode;

namespace {

constexpr char kRevoked[] = "device.revoked"; // the portal's word; empty: in service
constexpr char kWiped[] = "device.wiped";     // the report

base::Result<std::vector<ports::Delivery>> unsent(ports::Books& books) {
    auto all = books.outbox().deliveries(std::numeric_limits<int>::max());
    if (!all) return all;
    std::erase_if(*all, [](const auto& one) { return one.state == ports::OpState::Acknowledged; });
    return all;
}

} // namespace

base::Result<std::optional<std::string>> outOfService(ports::Books& books) {
    auto revoked = books.settings().get(kRevoked);
    if (!revoked) return revoked;
    if (*revoked && (*revoked)->empty()) return std::nullopt;
    return revoked;
}

base::Result<void> requireService(ports::Books& books) {
    const auto wiped = books.settings().get(kWiped);
    if (!wiped) return base::fail(wiped.error());
    if (*wiped) return base::fail(PortalCode::Wiped);
    const auto revoked = outOfService(books);
    if (!revoked) return base::fail(revoked.error());
    if (*revoked) return base::fail(PortalCode::DeviceRevoked, **revoked);
    return {};
}

base::Result<void> requireServiceFor(ports::Books& books, ports::Role role) {
    auto serves = requireService(books);
    const bool isOnlyRevoked = !serves && serves.error().is(PortalCode::DeviceRevoked);
    if (isOnlyRevoked && role != ports::Role::Clerk) return {};
    return serves;
}

base::Result<void> Revocation::note(const std::string& revoked) {
    std::optional<std::string> before;
    const auto looked = m_rooms.store.read([&](ports::Books& books) -> base::Result<void> {
        return outOfService(books).map([&](auto why) { before = std::move(why); });
    });
    if (!looked || before.value_or("") == revoked) return looked; // told with each answer, it seldom changes
    return m_rooms.store.write([&](ports::Books& books) -> base::Result<void> {
        if (auto kept = books.settings().put(kRevoked, revoked); !kept) return kept;
        return books.audit().append({revoked.empty() ? "device_restored" : "device_revoked", "system", "",
                                     json{{"why", revoked}}.dump(), m_rooms.clock.now()});
    });
}

base::Result<std::string> Revocation::wipe(const WipeCommand& command, const SignedIn& by) {
    if (auto allowed = allow(by.role, Act::Wipe); !allowed) return base::fail(allowed.error());
    std::string told;
    const auto gone = m_rooms.store.write([&](ports::Books& books) -> base::Result<void> {
        const auto setup = loadSetup(books);
        if (!setup) return base::fail(setup.error());
        const auto key = books.keys().deviceKey();
        if (!key) return base::fail(key.error());
        if (!*key || command.device != setup->deviceId || command.key != (*key)->publicHalf)
            return base::fail(PortalCode::WrongCommand, "for another device");
        auto noted = books.audit().append({"keys_shredded", by.clerk.hex(), "", "{}", m_rooms.clock.now()});
        if (!noted) return noted;
        auto made = report(books, **key);
        if (!made) return base::fail(made.error());
        told = std::move(*made);
        if (auto kept = books.settings().put(kWiped, told); !kept) return kept;
        return books.keys().shred();
    });
    if (!gone) return base::fail(gone.error());
    wipeOldSlot(m_rooms.store);
    m_rooms.vault.lock();
    return told;
}

base::Result<std::string> Revocation::report(ports::Books& books, const ports::DeviceKey& key) {
    const auto waiting = unsent(books);
    if (!waiting) return base::fail(waiting.error());
    const auto open =
        std::ranges::count_if(*waiting, [](const auto& one) { return one.key.forPortal.empty(); });
    if (open > 0) return base::fail(PortalCode::Unsealed, "", {std::to_string(open)});
    const auto end = books.audit().head();
    if (!end) return base::fail(end.error());
    json sealed = json::array();
    for (const auto& one : *waiting)
        sealed.push_back({{"dossier", one.dossier.hex()}, {"rev", one.revision}});
    const auto facts = json{
        {"format", "wipe/1"},
        {"at", base::toRfc3339(m_rooms.clock.now())},
        {"audit", {{"seq", end->seq}, {"hash", end->hash}}},
        {"ed25519", domain::toHex(key.publicHalf)},
        {"sealed", sealed}}.dump();
    const auto signature = m_rooms.sealer.signAsDevice(key.sealedSeed, "intake/1 wipe\n" + facts);
    if (!signature) return base::fail(signature.error());
    return json{{"report", facts}, {"sig", base::toHex(*signature)}}.dump();
}

} // namespace core::usecases
