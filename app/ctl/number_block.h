// SPDX-License-Identifier: GPL-3.0-or-later
// "5100-5199" on the command line.
#pragma once

#include "core/usecases/numbers.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace app::ctl {

// Nothing for another form.
std::optional<core::usecases::NumberBlock> numberBlockFrom(const std::string& text);
// For CLI11's check(): wrong use ends before anything is done.
const CLI::Validator& isNumberBlock();

} // namespace app::ctl
