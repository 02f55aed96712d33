// SPDX-License-Identifier: GPL-3.0-or-later
// One prepared statement. Values are bound in the order of their question marks; a value that cannot be
// bound, or wrong SQL, is told by the next step(). Columns count from 0 and are valid until the next step().
// Same thread as its Database.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3_stmt;

namespace core::store::sqlite {

class Database;

class Statement {
  public:
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& bind(std::int64_t value);
    Statement& bind(int value) { return bind(std::int64_t{value}); }
    Statement& bind(bool value) { return bind(std::int64_t{value ? 1 : 0}); }
    Statement& bind(core::base::Instant instant) { return bind(instant.ms); }
    Statement& bind(std::string_view text);
    Statement& bind(const std::string& text) { return bind(std::string_view(text)); }
    Statement& bind(const char* text) { return bind(std::string_view(text)); }
    Statement& bindBlob(std::span<const std::uint8_t> bytes);
    Statement& bindBlob(std::string_view bytes);
    // NULL without a value.
    template<class Value>
    Statement& bind(const std::optional<Value>& value) {
        return value ? bind(*value) : bindNull();
    }
    template<class Tag>
    Statement& bind(const core::base::Id<Tag>& id) {
        return bindBlob(std::span<const std::uint8_t>(id.bytes));
    }

    // Back to its beginning, with nothing bound.
    void again();

    // True: a row is there. False: the end.
    [[nodiscard]] core::base::Result<bool> step();
    // For a statement without rows.
    [[nodiscard]] core::base::Result<void> run();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] int number(int column) const { return static_cast<int>(integer(column)); }
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::string blob(int column) const;

    // The rows that are left, each read by `read(statement)`, which answers a Result.
    template<class Row, class Read>
    [[nodiscard]] core::base::Result<std::vector<Row>> collect(const Read& read) {
        std::vector<Row> rows;
        for (;;) {
            const auto row = step();
            if (!row) return core::base::fail(row.error());
            if (!*row) return rows;
            core::base::Result<Row> value = read(*this);
            if (!value) return core::base::fail(value.error());
            rows.push_back(std::move(*value));
        }
    }
    // The next row, if there is one.
    template<class Row, class Read>
    [[nodiscard]] core::base::Result<std::optional<Row>> first(const Read& read) {
        const auto row = step();
        if (!row) return core::base::fail(row.error());
        if (!*row) return std::optional<Row>();
        core::base::Result<Row> value = read(*this);
        if (!value) return core::base::fail(value.error());
        return std::optional<Row>(std::move(*value));
    }

  private:
    friend class Database;

    Statement(Database& database, std::string_view sql);
    Statement& bindNull();
    void keep(int code);

    Database& m_database;
    sqlite3_stmt* m_handle = nullptr;
    int m_bound = 0;
    int m_trouble = 0; // the first code that was not SQLITE_OK, told by step()
};

} // namespace core::store::sqlite
