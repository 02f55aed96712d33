// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/queue_pause.h"

#include "core/sync/back_off.h"

namespace core::sync {

namespace {

constexpr std::size_t kManyItems = 3;

} // namespace

void QueuePause::add(const core::ports::Setback& setback, std::int64_t now_ms, core::ports::Random& random) {
    ++m_tries;
    m_until_ms = now_ms + waitAfter_ms(setback, m_tries, random);
    m_reason = setback.error;
}

void QueuePause::forget() {
    *this = {};
}

bool QueuePause::unknownOutcome(const core::base::DossierId& dossier) {
    m_unknown.insert(dossier);
    return m_unknown.size() >= kManyItems;
}

} // namespace core::sync
