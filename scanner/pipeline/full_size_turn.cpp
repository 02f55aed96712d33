// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/full_size_turn.h"

namespace scanner::pipeline {

bool FullSizeTurn::take(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    // Not asked again once it is free: one who leaves with the turn untaken would use up another's wake-up.
    if (!m_free.wait(lock, stop, [this] { return !m_taken; })) return false;
    m_taken = true;
    return true;
}

void FullSizeTurn::give() {
    {
        const std::lock_guard lock(m_mutex);
        m_taken = false;
    }
    m_free.notify_one();
}

} // namespace scanner::pipeline
