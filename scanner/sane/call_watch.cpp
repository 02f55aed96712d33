// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/call_watch.h"

namespace scanner::sane {

using Clock = std::chrono::steady_clock;

CallWatch::Now CallWatch::now() const {
    const char* call = m_call.load();
    if (*call == '\0') return {call, {}};
    const Clock::time_point since{Clock::duration{m_since.load()}};
    return {call, std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - since)};
}

CallWatch::Mark::Mark(CallWatch& watch, const char* call) : m_watch(watch) {
    m_watch.m_since = Clock::now().time_since_epoch().count();
    m_watch.m_call = call;
}

CallWatch::Mark::~Mark() {
    m_watch.m_call = "";
}

} // namespace scanner::sane
