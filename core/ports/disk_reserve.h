// SPDX-License-Identifier: GPL-3.0-or-later
// How much the counter's disk still takes, and the reserve that is given up when it takes nothing more. Any
// thread.
#pragma once

#include <cstdint>

namespace core::ports {

enum class DiskRoom {
    Enough,
    NoScans,      // no new pages: a stack takes more than is left
    OnlyReceipts, // nothing new at all; what is in hand is finished, and sending goes on
};

class DiskReserve {
  public:
    virtual ~DiskReserve() = default;
    // Enough also where the disk does not say.
    [[nodiscard]] virtual DiskRoom room() = 0;
    // In 10^6 bytes, rounded down; 0 where the disk does not say.
    [[nodiscard]] virtual std::int64_t free_mb() = 0;
    // The disk is full: frees the reserve, so that the act in hand can be tried once more. False when there
    // is none.
    [[nodiscard]] virtual bool giveUp() = 0;
    // Lays the reserve by if it is not there and there is room for it. Takes a second on a slow disk.
    virtual void layBy() = 0;
};

} // namespace core::ports
