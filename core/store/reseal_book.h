// SPDX-License-Identifier: GPL-3.0-or-later
// What lies under an older data key, in whatever table. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

#include <cstdint>
#include <string>

namespace core::store {

class ResealBook final : public core::ports::ResealBook {
  public:
    ResealBook(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_database(database), m_sealer(sealer) {}

    [[nodiscard]] core::base::Result<core::ports::ResealStep> step(const core::ports::ResealPlace& from,
                                                                   int rows) override;

  private:
    struct Value {
        std::int64_t row = 0;
        core::base::Bytes16 id{};
        int revision = 0;
        std::string sealed;
    };

    [[nodiscard]] core::base::Result<std::string> underNewest(std::size_t column, const Value& value);
    [[nodiscard]] core::base::Result<void> put(std::size_t column, std::int64_t row, std::string_view sealed);
    [[nodiscard]] core::base::Result<std::int64_t> lastRow(std::size_t column);

    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer;
};

} // namespace core::store
