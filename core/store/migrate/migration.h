// SPDX-License-Identifier: GPL-3.0-or-later
// The numbered steps from an empty file to the schema of this program. Values; any thread.
#pragma once

#include <span>
#include <string_view>

namespace core::store::migrate {

struct Migration {
    int version = 0;         // 1, 2, 3 ... without a gap
    std::string_view name;   // "0001_first"
    std::string_view script; // without BEGIN and COMMIT; never changed once released
};

// resources/migrations/NNNN_name.sql as they were when this program was built.
std::span<const Migration> embeddedMigrations();

} // namespace core::store::migrate
