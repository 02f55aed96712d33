// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/reading_limit.h"

#include <time.h>

namespace scanner::ocr {
namespace {

std::chrono::nanoseconds now(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

ReadingTime::ReadingTime(const ReadingLimit& limit)
    : m_end{now(CLOCK_PROCESS_CPUTIME_ID) + limit.processor, now(CLOCK_MONOTONIC) + limit.wall} {}

ReadingLimit ReadingTime::left() const {
    return {m_end.processor - now(CLOCK_PROCESS_CPUTIME_ID), m_end.wall - now(CLOCK_MONOTONIC)};
}

bool ReadingTime::isOver() const {
    const auto rest = left();
    return rest.processor.count() <= 0 || rest.wall.count() <= 0;
}

} // namespace scanner::ocr
