// SPDX-License-Identifier: GPL-3.0-or-later
// Stores as earlier forms of this program wrote them, from golden/*.sql.
#pragma once

#include "core/store/sqlite/database.h"

#include <catch2/catch.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace tests {

// Of the one account in each of them, "mau".
constexpr char kGoldenPassphrase[] = "bốn từ dễ nhớ";
inline constexpr std::array kGoldenForms{1, 2, 9, 14};

// The store in its form after step `form`, closed as a clean end leaves it; `changed`: SQL that its program
// has run since.
inline void makeGoldenStore(const std::filesystem::path& file, int form, const std::string& changed = "") {
    std::ifstream dump(std::string(GOLDEN_FOLDER) + "/form_" + std::to_string(form) + ".sql");
    REQUIRE(dump);
    const auto script = std::string(std::istreambuf_iterator<char>(dump), {}) + changed;
    const auto database = core::store::sqlite::Database::open(file, core::store::sqlite::Access::Write);
    REQUIRE(database);
    REQUIRE((*database)->execute("PRAGMA journal_mode=WAL"));
    const auto loaded = (*database)->execute(script);
    INFO((loaded ? std::string() : core::base::describe(loaded.error())));
    REQUIRE(loaded);
}

} // namespace tests
