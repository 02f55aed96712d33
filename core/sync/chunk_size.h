// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a file goes at once: what the link takes in 8 s, so that metadata of a new dossier never waits
// longer. Sync thread only.
#pragma once

#include <cstdint>

namespace core::sync {

class ChunkSize {
  public:
    static constexpr std::int64_t kLeast_bytes = std::int64_t{64} * 1024;
    static constexpr std::int64_t kMost_bytes = std::int64_t{1024} * 1024;

    [[nodiscard]] std::int64_t bytes() const { return m_bytes; }
    // Of the last chunks, the newest counting half. 0: none went through yet.
    [[nodiscard]] std::int64_t perSecond_bytes() const { return m_perSecond_bytes; }
    // A chunk went through.
    void sent(std::int64_t bytes, std::int64_t took_ms);
    // Something on the way found the chunk too large. False: it was the least one already.
    bool halve();

  private:
    std::int64_t m_bytes = kLeast_bytes;
    std::int64_t m_most_bytes = kMost_bytes;
    std::int64_t m_perSecond_bytes = 0;
};

} // namespace core::sync
