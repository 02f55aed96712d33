// SPDX-License-Identifier: GPL-3.0-or-later
// Columns of a row as values of the domain. A column that does not fit its type means a damaged row: the
// first misfit is remembered and told once, at the end of reading the row. Same thread as the statement.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/dossier.h"
#include "core/store/sqlite/statement.h"

#include <algorithm>
#include <optional>
#include <string>

namespace core::store {

class RowValues {
  public:
    explicit RowValues(const sqlite::Statement& row, int firstColumn = 0)
        : m_row(row), m_column(firstColumn) {}

    // Each call reads the next column.
    std::string text() { return m_row.text(m_column++); }
    std::string blob() { return m_row.blob(m_column++); }
    std::int64_t integer() { return m_row.integer(m_column++); }
    int number() { return m_row.number(m_column++); }
    int within(int low, int high) {
        const int value = number();
        if (low <= value && value <= high) return value;
        misfit();
        return low;
    }
    core::base::Instant instant() { return {integer()}; }

    template<class IdType>
    IdType id() {
        IdType id;
        fill(id.bytes);
        return id;
    }
    // An empty column is the empty identifier.
    template<class IdType>
    IdType idOrEmpty() {
        if (!m_row.blob(m_column).empty()) return id<IdType>();
        ++m_column;
        return {};
    }
    // An array of bytes, of exactly that length.
    template<class Bytes>
    Bytes bytes() {
        Bytes bytes{};
        fill(bytes);
        return bytes;
    }
    core::base::Bytes16 bytes16() { return bytes<core::base::Bytes16>(); }
    core::domain::Sha256 hash() { return bytes<core::domain::Sha256>(); }
    // `parse` answers an optional.
    template<class Parse>
    auto named(const Parse& parse) {
        const auto value = parse(text());
        if (!value) misfit();
        return value.value_or(typename decltype(parse(std::string()))::value_type{});
    }
    template<class Read>
    auto optional(const Read& read) -> std::optional<decltype(read(*this))> {
        if (!m_row.isNull(m_column)) return read(*this);
        ++m_column;
        return std::nullopt;
    }

    // Damaged when a column did not fit; `table` for the log.
    [[nodiscard]] core::base::Result<void> verdict(std::string_view table) const;

  private:
    template<class Bytes>
    void fill(Bytes& target) {
        const auto bytes = blob();
        if (bytes.size() != target.size()) return misfit();
        std::copy(bytes.begin(), bytes.end(), target.begin());
    }
    void misfit() {
        if (!m_misfit) m_misfit = m_column - 1;
    }

    const sqlite::Statement& m_row;
    int m_column;
    std::optional<int> m_misfit;
};

} // namespace core::store
