// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of the capture suite for programs and for people. Pure; any thread.
#pragma once

#include "app/bench/capture_suite.h"

#include <nlohmann/json.hpp>

#include <string>

namespace app::bench {

// One object; README.md of this folder explains its members. A figure that could not be measured is null.
nlohmann::json toJson(const CaptureFigures& figures);
std::string tableOf(const nlohmann::json& report);

} // namespace app::bench
