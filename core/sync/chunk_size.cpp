// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/chunk_size.h"

#include <algorithm>

namespace core::sync {

namespace {

constexpr std::int64_t kTarget_ms = 8000;

} // namespace

void ChunkSize::sent(std::int64_t bytes, std::int64_t took_ms) {
    const auto spent_ms = std::max<std::int64_t>(1, took_ms);
    m_bytes = std::clamp((m_bytes + bytes * kTarget_ms / spent_ms) / 2, kLeast_bytes, m_most_bytes);
    const auto perSecond = bytes * 1000 / spent_ms;
    m_perSecond_bytes = m_perSecond_bytes == 0 ? perSecond : (m_perSecond_bytes + perSecond) / 2;
}

bool ChunkSize::halve() {
    if (m_bytes == kLeast_bytes) return false;
    m_bytes = m_most_bytes = std::max(kLeast_bytes, m_bytes / 2);
    return true;
}

} // namespace core::sync
