// SPDX-License-Identifier: GPL-3.0-or-later
// What commands say of things that wait. Pure.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/store.h"
#include "ui/text/display.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app::ctl {

// Until the next try. Nothing: at the next opportunity; a time of another boot says nothing.
std::optional<std::int64_t> waitOf(const std::optional<std::int64_t>& next_boot_ms, const std::string& bootId,
                                   const core::ports::Clock& clock);
// Empty where nothing is tried any more.
QString nextTry(core::ports::OpState state, const std::optional<std::int64_t>& wait_ms);
// The parts that say something, with tabs between.
std::string line(const std::vector<QString>& parts);

} // namespace app::ctl
