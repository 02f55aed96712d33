// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/diagnose.h"

#include <cstdlib>

namespace core::usecases {

namespace ports = core::ports;
using ports::PortalCode;

namespace {

// Without a token or a certificate the portal says that it does not know us: so far it is well.
bool isReached(const LinkFacts& facts) {
    if (!facts.trouble) return true;
    const auto& error = facts.trouble->error;
    return !error.is(PortalCode::NoLink) && !error.is(PortalCode::Insecure) &&
           !error.is(PortalCode::UnknownAuthority) && !error.is(PortalCode::CertificateOutdated);
}

Finding setUp(const LinkFacts& facts) {
    const bool isGood = !facts.address.empty() && !facts.host.empty();
    return {Checked::SetUp, isGood ? Health::Good : Health::Bad, {facts.address}, {}};
}

Finding name(const LinkFacts& facts) {
    if (facts.isThisPc) return {Checked::Name, Health::Good, {facts.host, facts.host}, {}};
    return {Checked::Name,
            facts.resolved ? Health::Good : Health::Bad,
            {facts.host, facts.resolved.value_or("")},
            {}};
}

Finding connection(const LinkFacts& facts) {
    Finding finding{Checked::Connection, Health::Good, {facts.host}, {}};
    if (isReached(facts)) return finding;
    finding.health = Health::Bad;
    finding.error = facts.trouble->error;
    return finding;
}

Finding portal(const LinkFacts& facts) {
    Finding finding{Checked::Portal, Health::Good, {}, {}};
    if (!facts.trouble) return finding;
    const auto& error = facts.trouble->error;
    const bool isStranger =
        !facts.hasToken && (error.is(PortalCode::SignInRefused) || error.is(PortalCode::DeviceRefused));
    finding.health = isStranger ? Health::Doubtful : Health::Bad;
    if (!isStranger) finding.error = facts.trouble->error;
    return finding;
}

Finding certificate(core::base::Instant end, core::base::Instant now) {
    Finding finding{
        Checked::Certificate, Health::Good, {core::base::toDisplay(core::base::toLocal(end).date)}, {}};
    if (end.ms - now.ms < kCertificateSoon_ms) finding.health = Health::Doubtful;
    if (end < now) finding.health = Health::Bad;
    return finding;
}

Finding clock(const LinkFacts& facts) {
    if (!facts.ahead_ms) return {Checked::Clock, Health::NotLooked, {}, {}};
    const bool isGood = std::llabs(*facts.ahead_ms) <= kClockSkew_ms;
    return {Checked::Clock,
            isGood ? Health::Good : Health::Doubtful,
            {std::to_string(*facts.ahead_ms / 1000)},
            {}};
}

Finding disk(const LinkFacts& facts) {
    Finding finding{Checked::Disk, Health::Good, {std::to_string(facts.free_mb)}, {}};
    if (facts.room == ports::DiskRoom::NoScans) finding.health = Health::Doubtful;
    if (facts.room == ports::DiskRoom::OnlyReceipts) finding.health = Health::Bad;
    return finding;
}

} // namespace

std::string_view nameOf(Checked what) {
    switch (what) {
    case Checked::SetUp:
        return "set_up";
    case Checked::Name:
        return "name";
    case Checked::Connection:
        return "connection";
    case Checked::Portal:
        return "portal";
    case Checked::Certificate:
        return "certificate";
    case Checked::Clock:
        return "clock";
    case Checked::Disk:
        return "disk";
    }
    return "unknown";
}

std::string_view nameOf(Health health) {
    switch (health) {
    case Health::Good:
        return "good";
    case Health::Doubtful:
        return "doubtful";
    case Health::Bad:
        return "bad";
    case Health::NotLooked:
        return "not_looked";
    }
    return "unknown";
}

std::vector<Finding> diagnose(const LinkFacts& facts) {
    std::vector<Finding> findings;
    bool goesOn = true;
    for (const auto& [what, look] :
         {std::pair{Checked::SetUp, &setUp}, std::pair{Checked::Name, &name},
          std::pair{Checked::Connection, &connection}, std::pair{Checked::Portal, &portal}}) {
        findings.push_back(goesOn ? look(facts) : Finding{what, Health::NotLooked, {}, {}});
        goesOn = goesOn && findings.back().health != Health::Bad;
    }
    if (facts.certificateEnd) findings.push_back(certificate(*facts.certificateEnd, facts.now));
    findings.push_back(clock(facts));
    findings.push_back(disk(facts));
    return findings;
}

} // namespace core::usecases
