// SPDX-License-Identifier: GPL-3.0-or-later
// How long an engine may read. What counts is the processor's time, so that a PC busy with other things cuts
// no text; the wall clock is the last guard, against what waits for ever. One thread at a time.
#pragma once

#include <chrono>

namespace scanner::ocr {

struct ReadingLimit {
    std::chrono::nanoseconds processor{}; // of the whole process: the engine has one thread
    std::chrono::nanoseconds wall{};
};

// Runs from its making on.
class ReadingTime {
  public:
    explicit ReadingTime(const ReadingLimit& limit);

    // Below zero once it is over.
    [[nodiscard]] ReadingLimit left() const;
    [[nodiscard]] bool isOver() const;

  private:
    ReadingLimit m_end; // on either clock
};

} // namespace scanner::ocr
