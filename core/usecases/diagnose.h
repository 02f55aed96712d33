// SPDX-License-Identifier: GPL-3.0-or-later
// Why nothing goes to the portal, looked at one thing after the other, from the cable to the portal's word.
// Pure; any thread.
#pragma once

#include "core/ports/disk_reserve.h"
#include "core/ports/portal.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core::usecases {

// In the order in which one thing needs the other.
// The certificate only where the counter has one.
enum class Checked { SetUp, Name, Connection, Portal, Certificate, Clock, Disk };
enum class Health {
    Good,
    Doubtful,  // goes on, but somebody should see to it
    Bad,       // nothing goes on before somebody has seen to it
    NotLooked, // something before it has to be put right first
};
std::string_view nameOf(Checked what);
std::string_view nameOf(Health health);

// What was seen; composition looks.
struct LinkFacts {
    std::string address; // of the portal, as it is set up
    std::string host;    // in it
    bool isEncrypted = false;
    bool isThisPc = false;               // no name and no certificate are needed
    std::optional<std::string> resolved; // an address that the name stands for
    bool hasToken = false; // or a certificate: somebody has signed in, so the counter can say who it is
    std::optional<core::base::Instant> certificateEnd; // of this device's
    core::base::Instant now;
    std::optional<core::ports::Setback> trouble; // of the probe; nothing: the portal has answered
    std::optional<std::int64_t> ahead_ms;        // this PC's clock, of the portal's
    core::ports::DiskRoom room = core::ports::DiskRoom::Enough;
    std::int64_t free_mb = 0;
};

struct Finding {
    Checked what{};
    Health health = Health::NotLooked;
    // SetUp: the address; Name: name and what it stands for; Connection: the host; Certificate: its last day;
    // Clock: seconds ahead, or behind with a minus; Disk: free MB.
    std::vector<std::string> args;
    std::optional<core::base::Error> error; // the probe's, where it was that
};

inline constexpr std::int64_t kCertificateSoon_ms = 30LL * 24 * 3600 * 1000; // less is shown
inline constexpr std::int64_t kClockSkew_ms = 5 * 60'000;                    // more is shown

[[nodiscard]] std::vector<Finding> diagnose(const LinkFacts& facts);

} // namespace core::usecases
