// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/sim_world.h"

#include <algorithm>

namespace tests {

using nlohmann::json;

namespace {

constexpr int kHoursOfADay = 9;

} // namespace

SimWorld::SimWorld(std::uint64_t seed)
    : m_randomness(seed), m_dice(seed), m_portal(m_folder.path(), kCounters) {
    for (int i = 0; i < kCounters; ++i)
        m_counters.push_back(std::make_unique<SimCounter>(i, m_folder / ("counter-" + std::to_string(i)),
                                                          m_portal, m_dice, m_complaints));
}

void SimWorld::live(int days) {
    for (int day = 0; day < days; ++day) {
        for (int hour = 0; hour < kHoursOfADay; ++hour) {
            for (const auto& counter : m_counters)
                counter->workAnHour();
            atThePortal();
        }
        for (const auto& counter : m_counters) {
            counter->endDay();
            if (m_dice.inThousand(60)) counter->loseDisk();
        }
        if (m_dice.inThousand(400)) m_portal.backUp();
        if (m_dice.inThousand(200)) m_portalsRestored += m_portal.restore() ? 1 : 0;
    }
}

// It refuses some dossiers for good, as soon as somebody has taken them, and tells of others.
void SimWorld::atThePortal() {
    for (const auto& counter : m_counters)
        for (const auto& [id, dossier] : counter->accepted())
            if (m_looked.insert(id.hex()).second && m_dice.inThousand(40) && !m_portal.holds(id.hex())) {
                m_refused.insert(id.hex());
                m_portal.refuse(id.hex());
            }
    const auto held = m_portal.committed();
    for (int changes = m_dice.between(0, 2); changes > 0 && !held.empty(); --changes) {
        const auto& dossier =
            held[static_cast<std::size_t>(m_dice.between(0, static_cast<int>(held.size()) - 1))];
        m_portal.order(
            {{"changes",
              json::array({{{"kind", "status"}, {"dossier", dossier}, {"state", m_dice.between(2, 9)}}})}});
    }
}

void SimWorld::judge() {
    for (const auto& counter : m_counters)
        counter->settleDown();
    const auto atPortal = m_portal.state();
    std::set<std::string> known;
    std::set<std::string> numbers;
    std::size_t given = 0;
    for (const auto& counter : m_counters) {
        counter->judge(atPortal, m_refused);
        for (const auto& [id, dossier] : counter->accepted())
            known.insert(id.hex());
        known.insert(counter->lostWithDisk().begin(), counter->lostWithDisk().end());
        numbers.insert(counter->numbers().begin(), counter->numbers().end());
        given += counter->numbers().size();
    }
    if (numbers.size() != given) m_complaints.push_back("two counters gave the same number");
    for (const auto& [id, revisions] : atPortal["dossiers"].items())
        if (!known.contains(id)) m_complaints.push_back("the portal holds a dossier that nobody took: " + id);
}

SimTally SimWorld::tally() const {
    SimTally sum;
    for (const auto& counter : m_counters)
        sum += counter->tally();
    return sum;
}

std::string SimWorld::fingerprint() {
    auto state = m_portal.state();
    return peers::portal::toHex(
        peers::portal::sha256(state["dossiers"].dump() + state["uploads"].dump() + state["requests"].dump()));
}

} // namespace tests
