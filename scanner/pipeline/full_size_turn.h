// SPDX-License-Identifier: GPL-3.0-or-later
// A page at full size takes 110 MB, while it is read half of that. One lane at a time may have a page at full
// size: the others read meanwhile, so a stack needs the same memory however long it is. Thread-safe.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace scanner::pipeline {

class FullSizeTurn {
  public:
    // Waits until it is free. False: it was stopped first.
    [[nodiscard]] bool take(const std::stop_token& stop);
    void give();

  private:
    std::mutex m_mutex;
    std::condition_variable_any m_free;
    bool m_taken = false;
};

} // namespace scanner::pipeline
