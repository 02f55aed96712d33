// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/chunk_size.h"

#include <algorithm>

namespace core::sync {

namespace {

constexpr std::int64_t kTarget_ms = 8000;

} // namespace

void ChunkSize::sent(std::int64_t bytes, std::int64_t took_ms) {
    const auto eightSeconds = bytes * kTarget_ms / std::max<std::int64_t>(1, took_ms);
    m_bytes = std::clamp((m_bytes + eightSeconds) / 2, kLeast_bytes, m_most_bytes);
}

bool ChunkSize::halve() {
    if (m_bytes == kLeast_bytes) return false;
    m_bytes = m_most_bytes = std::max(kLeast_bytes, m_bytes / 2);
    return true;
}

} // namespace core::sync
