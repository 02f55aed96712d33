// SPDX-License-Identifier: GPL-3.0-or-later
// Counts what passes in one direction, over all connections, and says where the line is cut or stands still.
// Any thread.
#pragma once

#include <cstdint>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>

namespace peers::proxy {

// After so many bytes, or so many joints, since the order; once.
struct Cut {
    std::optional<std::int64_t> bytes;
    std::optional<std::int64_t> joints;
    bool holds = false; // stands still until the release instead
};

class Meter {
  public:
    // Counts anew from here. Nothing: the line is not cut.
    void begin(std::optional<Cut> cut);

    struct Passage {
        std::size_t bytes = 0; // of those offered
        bool isCut = false;    // behind them
        bool isHeld = false;   // likewise
    };
    // `atJoint`: the last byte offered ends a header line or a body.
    Passage offer(std::size_t bytes, bool atJoint);

    [[nodiscard]] nlohmann::json state();

  private:
    std::mutex m_mutex;
    std::optional<Cut> m_cut;
    std::int64_t m_bytes = 0;
    std::int64_t m_joints = 0;
};

} // namespace peers::proxy
