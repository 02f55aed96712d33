// SPDX-License-Identifier: GPL-3.0-or-later
// Opening and asking a store in tests: a failure ends the test case.
#pragma once

#include "core/store/sqlite/database.h"
#include "core/store/sqlite_store.h"
#include "tests/support/open_vault.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <memory>

namespace tests {

inline std::unique_ptr<core::store::SqliteStore> openStore(const std::filesystem::path& file) {
    auto store = core::store::SqliteStore::open(file, openVault());
    INFO((store ? std::string() : core::base::describe(store.error())));
    REQUIRE(store);
    return std::move(*store);
}

// Answers what `question(books)`, a Result, holds.
template<class Question>
auto ask(core::ports::Store& store, const Question& question) {
    typename decltype(question(std::declval<core::ports::Books&>()))::value_type answer{};
    const auto done = store.read([&](core::ports::Books& books) -> core::base::Result<void> {
        auto found = question(books);
        if (!found) return core::base::fail(found.error());
        answer = std::move(*found);
        return {};
    });
    INFO((done ? std::string() : core::base::describe(done.error())));
    REQUIRE(done);
    return answer;
}

template<class Act>
void mustWrite(core::ports::Store& store, const Act& act) {
    const auto done = store.write(act);
    INFO((done ? std::string() : core::base::describe(done.error())));
    REQUIRE(done);
}

// A store in a folder of its own.
struct OwnStore {
    TempFolder folder;
    std::filesystem::path file = folder / "counterfoil.db";
    std::unique_ptr<core::store::SqliteStore> store = openStore(file);

    core::store::SqliteStore& operator*() const { return *store; }
    void reopen() {
        store.reset();
        store = openStore(file);
    }
    // By somebody with the file and a tool, triggers in place. Answers whether it was done.
    bool sql(const std::string& script) {
        store.reset();
        const bool isDone = [&] {
            const auto tool = core::store::sqlite::Database::open(file, core::store::sqlite::Access::Write);
            REQUIRE(tool);
            REQUIRE((*tool)->execute("PRAGMA foreign_keys=ON"));
            return (*tool)->execute(script).has_value();
        }();
        reopen();
        return isDone;
    }
    [[nodiscard]] std::string asked(const std::string& query) const {
        const auto reader = core::store::sqlite::Database::open(file, core::store::sqlite::Access::Read);
        REQUIRE(reader);
        return (*reader)->ask(query).value();
    }
};

} // namespace tests
