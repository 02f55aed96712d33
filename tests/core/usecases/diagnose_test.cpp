// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/diagnose.h"

#include <catch2/catch.hpp>

using core::ports::DiskRoom;
using core::ports::PortalCode;
using core::usecases::Checked;
using core::usecases::diagnose;
using core::usecases::Finding;
using core::usecases::Health;
using core::usecases::LinkFacts;

namespace {

LinkFacts well() {
    LinkFacts facts;
    facts.address = "https://cong.example.vn";
    facts.host = "cong.example.vn";
    facts.isEncrypted = true;
    facts.resolved = "203.0.113.7";
    facts.hasToken = true;
    facts.ahead_ms = 2000;
    facts.free_mb = 9000;
    return facts;
}

LinkFacts troubled(PortalCode code) {
    auto facts = well();
    facts.trouble.emplace();
    facts.trouble->error = core::base::Error::of(code, "as libcurl says");
    facts.ahead_ms.reset();
    return facts;
}

Finding of(Checked what, const LinkFacts& facts) {
    for (auto& finding : diagnose(facts))
        if (finding.what == what) return finding;
    FAIL("not looked at all");
    return {};
}

// In the order of Checked.
std::vector<Health> healths(const LinkFacts& facts) {
    std::vector<Health> found;
    for (const auto& finding : diagnose(facts))
        found.push_back(finding.health);
    return found;
}

constexpr auto kGood = Health::Good;
constexpr auto kBad = Health::Bad;
constexpr auto kNot = Health::NotLooked;

} // namespace

TEST_CASE("A counter that is well is well in everything") {
    CHECK(healths(well()) == std::vector(6, kGood));
}

TEST_CASE("What needs something that is wrong is not looked at, and the disk always is") {
    auto facts = well();
    facts.address = facts.host = "";
    facts.ahead_ms.reset();
    CHECK(healths(facts) == std::vector{kBad, kNot, kNot, kNot, kNot, kGood});
    facts = troubled(PortalCode::NoLink);
    facts.resolved.reset();
    CHECK(healths(facts) == std::vector{kGood, kBad, kNot, kNot, kNot, kGood});
    CHECK(healths(troubled(PortalCode::NoLink)) == std::vector{kGood, kGood, kBad, kNot, kNot, kGood});
    CHECK(healths(troubled(PortalCode::Insecure)) == std::vector{kGood, kGood, kBad, kNot, kNot, kGood});
    for (const auto code : {PortalCode::UnknownAuthority, PortalCode::CertificateOutdated})
        CHECK(healths(troubled(code)) == std::vector{kGood, kGood, kBad, kNot, kNot, kGood});
    CHECK(healths(troubled(PortalCode::DeviceRefused)) ==
          std::vector{kGood, kGood, kGood, kBad, kNot, kGood});
    CHECK(healths(troubled(PortalCode::NotThePortal)) == std::vector{kGood, kGood, kGood, kBad, kNot, kGood});
}

TEST_CASE("The trouble stands with the thing that it is about") {
    CHECK(of(Checked::Connection, troubled(PortalCode::Insecure)).error->is(PortalCode::Insecure));
    CHECK_FALSE(of(Checked::Portal, troubled(PortalCode::Insecure)).error);
    CHECK(of(Checked::Portal, troubled(PortalCode::Busy)).error->is(PortalCode::Busy));
}

TEST_CASE("Without a sign-in a portal that does not know the counter is no trouble yet") {
    for (const auto code : {PortalCode::SignInRefused, PortalCode::DeviceRefused}) {
        auto facts = troubled(code);
        CHECK(of(Checked::Portal, facts).health == Health::Bad);
        facts.hasToken = false;
        CHECK(of(Checked::Portal, facts).health == Health::Doubtful);
    }
}

TEST_CASE("A portal on this PC needs no name") {
    auto facts = well();
    facts.isThisPc = true;
    facts.isEncrypted = false;
    facts.resolved.reset();
    CHECK(healths(facts) == std::vector(6, kGood));
}

TEST_CASE("A clock that is off by more than five minutes, either way, is shown and stops nothing") {
    for (const std::int64_t ahead_ms : {300'000, -300'000}) {
        auto facts = well();
        facts.ahead_ms = ahead_ms;
        CHECK(of(Checked::Clock, facts).health == kGood);
        facts.ahead_ms = ahead_ms + (ahead_ms > 0 ? 1 : -1);
        CHECK(of(Checked::Clock, facts).health == Health::Doubtful);
        CHECK(of(Checked::Portal, facts).health == kGood);
    }
    auto facts = well();
    facts.ahead_ms = -3'600'000;
    CHECK(of(Checked::Clock, facts).args == std::vector<std::string>{"-3600"});
}

TEST_CASE("A disk that takes no scans is doubtful, one that takes nothing new is bad") {
    auto facts = well();
    facts.room = DiskRoom::NoScans;
    CHECK(of(Checked::Disk, facts).health == Health::Doubtful);
    facts.room = DiskRoom::OnlyReceipts;
    facts.free_mb = 12;
    CHECK(of(Checked::Disk, facts).health == Health::Bad);
    CHECK(of(Checked::Disk, facts).args == std::vector<std::string>{"12"});
}

TEST_CASE("A certificate is shown with its last day, is doubtful a month before and bad after it") {
    CHECK(healths(well()).size() == 6); // a counter without one
    auto facts = well();
    facts.now = *core::base::fromRfc3339("2026-11-20T09:00:00+07:00");
    const auto endsAt = [&](const char* time) {
        facts.certificateEnd = core::base::fromRfc3339(time);
        return of(Checked::Certificate, facts);
    };
    CHECK(endsAt("2026-12-20T09:00:00+07:00").health == kGood);
    CHECK(endsAt("2026-12-20T08:59:59+07:00").health == Health::Doubtful);
    CHECK(endsAt("2026-11-20T08:59:59+07:00").health == kBad);
    CHECK(endsAt("2027-01-31T23:30:00+07:00").args == std::vector<std::string>{"31/01/2027"});
}
