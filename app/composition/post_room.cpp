// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/post_room.h"

#include "core/base/log.h"
#include "core/ports/transport.h"
#include "core/usecases/enrol.h"

namespace app::composition {
namespace {

// A counter without a portal: everything waits, and the status says why.
class NoCourier final : public core::ports::Courier {
  public:
    void sendNow() override {}
    void pause(bool) override {}
    [[nodiscard]] core::ports::CourierStatus status() const override {
        core::ports::CourierStatus status;
        status.link = core::ports::LinkState::Offline;
        status.trouble = core::base::Error::of(core::ports::PortalCode::NotConfigured);
        return status;
    }
    void onChange(std::function<void()>) override {}
};

// The program was built in this year. Nothing: the clock may be right.
std::optional<core::base::Instant> leastTime(const core::ports::Clock& clock) {
    const auto built = core::base::fromRfc3339(COUNTERFOIL_BUILD_YEAR "-01-01T00:00:00.000Z");
    return built && clock.now() < *built ? built : std::nullopt;
}

bool hasIdentity(core::ports::Store& store) {
    bool has = false;
    const auto read = store.read([&](core::ports::Books& books) {
        return books.keys().hasIdentity().map([&](bool there) { has = there; });
    });
    if (!read) core::base::log(core::base::LogLevel::Warning, "sync", core::base::describe(read.error()));
    return has;
}

// The portal's token or password, as it is now.
std::function<std::string()> secretOf(core::ports::Store& store) {
    return [&store] {
        std::string secret;
        const auto read = store.read([&](core::ports::Books& books) {
            return core::usecases::loadSetup(books).map([&](const auto& now) { secret = now.portalToken; });
        });
        if (!read) core::base::log(core::base::LogLevel::Warning, "sync", core::base::describe(read.error()));
        return secret;
    };
}

core::sync::ExchangeAccess exchangeOf(const core::usecases::CounterSetup& setup, core::ports::Store& store) {
    core::sync::ExchangeAccess access;
    access.address = setup.portalUrl;
    access.signInPath = setup.exchangeSignInPath;
    access.servicePath = setup.exchangeServicePath;
    access.route = setup.exchangeRoute;
    access.unit = setup.range.unitCode;
    access.user = setup.exchangeUser;
    access.password = secretOf(store);
    const auto host = setup.fileStoreUrl.find("//");
    const auto path = setup.fileStoreUrl.find('/', host == std::string::npos ? 0 : host + 2);
    access.fileStore = setup.fileStoreUrl.substr(0, path);
    access.filesPath = path == std::string::npos ? "/" : setup.fileStoreUrl.substr(path);
    access.office = setup.postOffice;
    access.stepWords = setup.exchangeStepWords;
    return access;
}

core::sync::MinistryAccess ministryOf(const core::usecases::CounterSetup& setup, core::ports::Store& store) {
    core::sync::MinistryAccess access;
    access.address = setup.portalUrl;
    access.clientId = setup.exchangeUser;
    access.clientSecret = secretOf(store);
    access.desk = {setup.range.unitCode, setup.postOffice, setup.exchangeStepWords,
                   setup.exchangePersonKind.empty() ? 0 : setup.exchangePersonKind.front() - '0'};
    return access;
}

// What the portal tells of its keys is kept.
core::sync::PortalAccess learning(core::sync::PortalAccess access, const PostRoom::Rooms& rooms) {
    access.onKeys = [rooms](const core::ports::PortalKeys& keys) {
        core::usecases::Enrol enrol(rooms.store, rooms.secrets, rooms.clock);
        if (const auto kept = enrol.keep(keys); !kept)
            core::base::log(core::base::LogLevel::Warning, "sync", core::base::describe(kept.error()));
    };
    return access;
}

} // namespace

core::sync::TlsAccess trustOf(const core::usecases::CounterSetup& setup, const core::ports::Clock& clock) {
    core::sync::TlsAccess tls;
    tls.authority = setup.portalAuthority;
    tls.pins = setup.portalPins;
    tls.leastTime = leastTime(clock);
    return tls;
}

std::function<core::base::Result<core::sync::TlsAccess>()>
tlsOf(const core::usecases::CounterSetup& setup, core::ports::Store& store, const core::ports::Clock& clock) {
    return [setup, &store, &clock]() -> core::base::Result<core::sync::TlsAccess> {
        auto tls = trustOf(setup, clock);
        const auto read = store.read([&](core::ports::Books& books) -> core::base::Result<void> {
            auto identity = books.keys().identity();
            if (!identity) return core::base::fail(identity.error());
            if (!*identity) return {};
            tls.certificate = std::move((*identity)->certificate);
            tls.key = std::move((*identity)->key);
            return {};
        });
        if (!read) return core::base::fail(read.error());
        return tls;
    };
}

core::sync::PortalAccess accessOf(const core::usecases::CounterSetup& setup, core::ports::Store& store) {
    core::sync::PortalAccess access;
    access.address = setup.portalUrl;
    if (!hasIdentity(store)) access.token = secretOf(store);
    access.portal = setup.portalName;
    access.office = setup.officeId;
    access.device = setup.deviceId;
    access.receiptKeyId = setup.receiptKeyId;
    access.receiptKey =
        core::sync::receiptKeyFromHex(setup.receiptKeyHex).value_or(core::ports::Ed25519Public{});
    access.rootKey = core::sync::receiptKeyFromHex(setup.rootKeyHex);
    return access;
}

std::unique_ptr<core::ports::Portal> portalOf(const core::usecases::CounterSetup& setup,
                                              core::sync::PortalAccess access, core::ports::Store& store,
                                              core::ports::Transport& transport,
                                              core::ports::Secrets& secrets,
                                              const core::ports::Clock& clock) {
    if (setup.portalKind == core::usecases::kNationalExchange)
        return std::make_unique<core::sync::NationalExchange>(exchangeOf(setup, store), transport, clock);
    if (setup.portalKind == core::usecases::kMinistryExchange)
        return std::make_unique<core::sync::MinistryExchange>(ministryOf(setup, store), transport, clock);
    return std::make_unique<core::sync::IntakeV1>(std::move(access), transport, secrets, clock);
}

PostRoom::PostRoom(const core::usecases::CounterSetup& setup, Rooms rooms, std::function<void()> onNews,
                   std::function<void(const std::string& revoked)> onService)
    : m_configured(!setup.portalUrl.empty())
    , m_clock(rooms.clock)
    , m_random(rooms.random)
    , m_transport(tlsOf(setup, rooms.store, rooms.clock))
    , m_portal(portalOf(setup, learning(accessOf(setup, rooms.store), rooms), rooms.store, m_transport,
                        rooms.secrets, rooms.clock))
    , m_engine({rooms.store, rooms.files, *m_portal, rooms.clock, rooms.random}) {
    m_transport.limitSending(
        [setup, &clock = rooms.clock] { return core::usecases::sendRate_bytes(setup, clock.now()); });
    m_engine.onNews(std::move(onNews));
    m_engine.onService(std::move(onService));
}

core::base::Result<core::sync::RunReport> PostRoom::sendNow(const std::stop_token& stop) {
    m_engine.sendNow();
    return m_engine.runUntilIdle(stop);
}

core::ports::Courier& PostRoom::courier() {
    if (!m_configured) {
        if (!m_silent) m_silent = std::make_unique<NoCourier>();
        return *m_silent;
    }
    if (!m_courier) m_courier = std::make_unique<core::sync::CourierThread>(m_engine, m_clock);
    return *m_courier;
}

core::base::Result<void> PostRoom::learnKeys() {
    const auto told = m_portal->probe(core::ports::newId<core::base::OpId>(m_random).hex(), {});
    if (!told) return core::base::fail(told.error().error);
    return {};
}

void PostRoom::wake() {
    if (m_courier) m_courier->wake();
}

void PostRoom::linkIsIn() {
    if (m_courier) m_courier->linkIsIn();
}

void PostRoom::setMetered(bool isMetered) {
    if (m_courier) m_courier->setMetered(isMetered);
}

} // namespace app::composition
