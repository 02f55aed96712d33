// SPDX-License-Identifier: GPL-3.0-or-later
// Where things lie on this PC. Values; any thread.
#pragma once

#include <filesystem>

namespace app::composition {

struct Places {
    std::filesystem::path data;      // the counter's own folder
    std::filesystem::path programs;  // the worker programs
    std::filesystem::path resources; // catalogue and templates
    std::filesystem::path runtime{}; // what need not outlive the session; empty: in the data folder
};

// `data` empty: $COUNTERFOIL_DATA, else ~/.local/share/counterfoil. Programs lie beside the running one;
// resources in $COUNTERFOIL_RESOURCES, else ../share/counterfoil beside the programs, else where they were
// built. The runtime folder is in $XDG_RUNTIME_DIR.
Places standardPlaces(const std::filesystem::path& data = {});

} // namespace app::composition
