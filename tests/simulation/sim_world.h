// SPDX-License-Identifier: GPL-3.0-or-later
// Counters of one office and their portal, from a seed: days of citizens, cuts, deaths, full disks, clocks
// that jump, disks that are lost, a portal that refuses some dossiers and is thrown back to its backup; then
// all is well for long enough, and everything is looked at.
#pragma once

#include "tests/simulation/replayable.h"
#include "tests/simulation/sim_counter.h"
#include "tests/support/temp_folder.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace tests {

class SimWorld {
  public:
    static constexpr int kCounters = 3;

    explicit SimWorld(std::uint64_t seed);

    void live(int days);
    void judge();

    [[nodiscard]] const Complaints& complaints() const { return m_complaints; }
    [[nodiscard]] SimTally tally() const;
    [[nodiscard]] int portalsRestored() const { return m_portalsRestored; }
    // Names what the portal and the counters hold in the end: the same for the same seed.
    [[nodiscard]] std::string fingerprint();

  private:
    void atThePortal();

    ReplayableRandomness m_randomness;
    TempFolder m_folder;
    Dice m_dice;
    PowerVfs m_vfs;
    SimPortal m_portal;
    Complaints m_complaints;
    std::vector<std::unique_ptr<SimCounter>> m_counters;
    std::set<std::string> m_refused; // dossiers that the portal takes from nobody
    std::set<std::string> m_looked;  // dossiers that it has had to do with
    int m_portalsRestored = 0;
};

} // namespace tests
