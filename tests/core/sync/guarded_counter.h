// SPDX-License-Identifier: GPL-3.0-or-later
// A counter whose portal lies behind nginx with TLS and certificates of devices.
#pragma once

#include "tests/core/sync/counter.h"
#include "tests/support/authority.h"
#include "tests/support/front_process.h"

#include <catch2/catch.hpp>

namespace tests {

// A counter behind the province's door.
struct GuardedCounter : Counter {
    Authority province{folder / "province", "Tỉnh Mẫu"};
    Authority stranger{folder / "stranger", "Tỉnh Mẫu"}; // the same name, another key
    Authority::Issued own = province.device("demo-device");
    FrontProcess::Settings door{own.certificate, own.key, province.certificate(), province.revoked(),
                                portal.port()};
    core::sync::TlsAccess tls;
    std::unique_ptr<FrontProcess> front;
    core::sync::CurlTransport guarded{[this]() -> core::base::Result<core::sync::TlsAccess> { return tls; }};
    std::unique_ptr<core::sync::IntakeV1> behindFront;

    GuardedCounter() {
        const auto server = province.server("portal");
        door.certificate = server.certificate;
        door.key = server.key;
        tls.authority = pemOf(province.certificate());
        show(own);
        front = std::make_unique<FrontProcess>(folder / "front", door);
        auto access = accessTo(portal);
        access.address = front->address();
        speak(access);
    }
    void speak(const core::sync::PortalAccess& access) {
        engine.reset();
        behindFront = std::make_unique<core::sync::IntakeV1>(access, guarded, secrets, clock);
        engine = std::make_unique<core::sync::Engine>(
            core::sync::Engine::Rooms{*store, files, *behindFront, clock, random});
    }

    // The certificate that this device shows.
    void show(const Authority::Issued& issued) {
        tls.certificate = pemOf(issued.certificate);
        tls.key = pemOf(issued.key);
    }
    // The door with this certificate.
    void present(const Authority::Issued& server) {
        door.certificate = server.certificate;
        door.key = server.key;
        front->restart(door);
    }
    // From now on it has no token of its own: the portal gives one for the certificate.
    void askForTokens() {
        auto access = accessTo(portal);
        access.address = front->address();
        access.token = {};
        speak(access);
    }
    // Everything waits for this reason, nothing has reached the portal, and no dossier is blamed.
    void waitsFor(core::ports::PortalCode code, const core::domain::Dossier& dossier) {
        const auto report = run();
        CHECK(report.acknowledged == 0);
        CHECK(report.needs_clerk == 0);
        REQUIRE(report.trouble);
        INFO(core::base::describe(*report.trouble));
        CHECK(report.trouble->is(code));
        CHECK(op(dossier, core::ports::OpKind::Put).state == core::ports::OpState::Queued);
        CHECK_FALSE(atPortal()["dossiers"].contains(dossier.id.hex()));
    }
    // It has lost nothing meanwhile.
    void goes(const core::domain::Dossier& dossier) {
        CHECK(runUntilDone().acknowledged == 1);
        CHECK(portalHasOnce(dossier));
    }
};

} // namespace tests
