// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/proxy/meter.h"

#include <algorithm>

namespace peers::proxy {

void Meter::begin(std::optional<Cut> cut) {
    std::scoped_lock lock(m_mutex);
    m_cut = cut;
    m_bytes = m_joints = 0;
}

Meter::Passage Meter::offer(std::size_t bytes, bool atJoint) {
    std::scoped_lock lock(m_mutex);
    Passage passage{bytes, false, false};
    bool isThere = false;
    if (m_cut && m_cut->bytes) {
        const auto left = static_cast<std::size_t>(std::max<std::int64_t>(0, *m_cut->bytes - m_bytes));
        passage.bytes = std::min(bytes, left);
        isThere = bytes >= left;
    } else if (m_cut && m_cut->joints) {
        isThere = m_joints + (atJoint ? 1 : 0) >= *m_cut->joints;
        if (*m_cut->joints == 0) passage.bytes = 0;
    }
    m_bytes += static_cast<std::int64_t>(passage.bytes);
    if (atJoint && passage.bytes == bytes) ++m_joints;
    if (isThere) {
        passage.isCut = !m_cut->holds;
        passage.isHeld = m_cut->holds;
        m_cut.reset();
    }
    return passage;
}

nlohmann::json Meter::state() {
    std::scoped_lock lock(m_mutex);
    return {{"bytes", m_bytes}, {"joints", m_joints}, {"cut_waits", m_cut.has_value()}};
}

} // namespace peers::proxy
