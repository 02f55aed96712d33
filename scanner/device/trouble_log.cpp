// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/trouble_log.h"

#include "core/ports/scan_source.h"

#include <utility>

namespace scanner::device {

using core::base::Error;
using core::ports::ScanCode;

namespace {

constexpr std::chrono::minutes kWindow{10};
constexpr std::size_t kMostStops = 3;

Error changed(Error error, ScanCode code) {
    return Error::of(code, std::move(error.detail), std::move(error.args));
}

} // namespace

Error TroubleLog::judged(const std::string& device, Error error, Instant now) {
    if (!error.is(ScanCode::NoMemory)) m_memory[device] = 0;
    if (error.is(ScanCode::NoMemory) && ++m_memory[device] >= 2) {
        return changed(std::move(error), ScanCode::NoMemoryAgain);
    }
    if (!error.is(ScanCode::DriverCrashed) && !error.is(ScanCode::DriverHung)) return error;
    auto& stops = m_stops[device];
    std::erase_if(stops, [now](Instant then) { return now - then > kWindow; });
    stops.push_back(now);
    return stops.size() < kMostStops ? error : changed(std::move(error), ScanCode::DriverUnreliable);
}

} // namespace scanner::device
