// SPDX-License-Identifier: GPL-3.0-or-later
// The way through nginx, which ends TLS and wants a certificate of this device.
#include "tests/core/sync/guarded_counter.h"

#include <catch2/catch.hpp>
#include <future>

using core::ports::OpKind;
using core::ports::OpState;
using core::ports::PortalCode;
using tests::Authority;
using tests::GuardedCounter;

namespace {

constexpr core::base::Instant kThisYear{1'767'225'600'000}; // 2026-01-01

} // namespace

TEST_CASE_METHOD(GuardedCounter,
                 "A dossier goes through nginx with the device's certificate to its receipt") {
    const auto dossier = take({150'000, 10});
    CHECK(run().acknowledged == 1);
    CHECK(portalHasOnce(dossier));
}

TEST_CASE_METHOD(GuardedCounter,
                 "A portal certified by another authority gets nothing, until it is the province's") {
    const auto dossier = take({1000});
    const auto right = Authority::Issued{door.certificate, door.key};
    present(stranger.server("portal"));
    waitsFor(PortalCode::UnknownAuthority, dossier);
    present(right);
    goes(dossier);
}

TEST_CASE_METHOD(GuardedCounter, "A certificate for another name is not the portal's") {
    const auto dossier = take({1000});
    auto access = tests::accessTo(portal);
    access.address = "https://localhost" + front->address().substr(front->address().rfind(':'));
    speak(access);
    waitsFor(PortalCode::UnknownAuthority, dossier);
}

TEST_CASE_METHOD(GuardedCounter,
                 "Of the authority's certificates only one with a pinned key is the portal's") {
    const auto dossier = take({1000});
    const auto now = Authority::Issued{door.certificate, door.key};
    const auto next = province.server("next");
    tls.pins = tests::pinOf(province.server("other").certificate);
    waitsFor(PortalCode::UnknownAuthority, dossier);
    tls.pins = tests::pinOf(now.certificate) + ";" + tests::pinOf(next.certificate);
    goes(dossier);
    present(next); // the portal changes its key: the second pin
    goes(take({10}));
}

TEST_CASE_METHOD(GuardedCounter, "A portal whose certificate has ended gets nothing") {
    const auto dossier = take({1000});
    const auto right = Authority::Issued{door.certificate, door.key};
    present(province.server("old", Authority::ended()));
    waitsFor(PortalCode::CertificateOutdated, dossier);
    present(right);
    goes(dossier);
}

TEST_CASE_METHOD(GuardedCounter,
                 "With a clock that is plainly wrong, certificates are judged by the least possible time") {
    const auto dossier = take({1000});
    tls.leastTime = kThisYear;
    present(province.server("old", Authority::ended()));
    waitsFor(PortalCode::CertificateOutdated, dossier);
    // It may have been made since.
    present(province.server("new", {"20260601000000Z", "20991231000000Z"}));
    goes(dossier);
    present(stranger.server("portal"));
    waitsFor(PortalCode::UnknownAuthority, take({10}));
}

TEST_CASE_METHOD(GuardedCounter,
                 "Without a certificate that the portal accepts everything pauses and nothing is lost") {
    const auto dossier = take({100'000});
    SECTION("none is shown") {
        tls.certificate.clear();
        tls.key.clear();
    }
    SECTION("it has ended") {
        show(province.device("ended", Authority::ended()));
    }
    SECTION("another authority's") {
        show(stranger.device("demo-device"));
    }
    SECTION("it was revoked") {
        const auto lost = province.device("lost");
        province.revoke(lost);
        front->restart();
        show(lost);
    }
    waitsFor(PortalCode::DeviceRefused, dossier);
    show(own);
    goes(dossier);
}

TEST_CASE_METHOD(GuardedCounter,
                 "A device that is revoked in the middle of a file keeps what it has not sent") {
    const auto dossier = take({200'000});
    portal.fault(R"({"do":"hold_body","method":"PATCH","bytes":10000,"skip":1})");
    auto sending = std::async(std::launch::async, [&] { return run(); });
    portal.waitForHeld(1);
    province.revoke(own);
    front->restart();
    portal.release();
    CHECK(sending.get().acknowledged == 0);
    CHECK(op(dossier, OpKind::File).state == OpState::Queued);
    show(province.device("demo-device-2"));
    goes(dossier);
}

TEST_CASE_METHOD(GuardedCounter, "nginx that is started anew in the middle of a chunk gets the rest") {
    const auto dossier = take({200'000});
    portal.fault(R"({"do":"hold_body","method":"PATCH","bytes":40000,"skip":1})");
    auto sending = std::async(std::launch::async, [&] { return run(); });
    portal.waitForHeld(1);
    front->restart();
    portal.release();
    auto report = sending.get();
    const auto rest = runUntilDone();
    CHECK(report.acknowledged + rest.acknowledged == 1);
    CHECK(report.resumed_after_cut + rest.resumed_after_cut >= 1);
    CHECK(portalHasOnce(dossier));
    CHECK(requests("POST /v1/files/") == 1);
}

TEST_CASE_METHOD(GuardedCounter, "A front that takes small bodies only gets smaller chunks") {
    door.mostBody_bytes = 70'000;
    front->restart(door);
    const auto dossier = take({400'000});
    goes(dossier);
    CHECK(op(dossier, OpKind::File).severity == 0);
}

TEST_CASE_METHOD(GuardedCounter, "With the portal down behind nginx everything waits") {
    const auto dossier = take({1000});
    portal.kill();
    const auto report = run();
    CHECK(report.acknowledged == 0);
    CHECK(report.needs_clerk == 0);
    CHECK(op(dossier, OpKind::Put).lastHttp == 502);
    portal.restart();
    goes(dossier);
}
