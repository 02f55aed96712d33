// SPDX-License-Identifier: GPL-3.0-or-later
// All or nothing: what is not committed is undone at the end of the block. Same thread as its Database; not
// nested.
#pragma once

#include "core/base/result.h"
#include "core/store/sqlite/database.h"

namespace core::store::sqlite {

class Transaction {
  public:
    enum class Kind {
        Write, // takes the write lock at once
        View,  // one consistent picture, from the first query on
    };

    explicit Transaction(Database& database) : m_database(database) {}
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    [[nodiscard]] core::base::Result<void> begin(Kind kind);
    // A commit that answers with an error has kept nothing.
    [[nodiscard]] core::base::Result<void> commit();

  private:
    void undo();

    Database& m_database;
};

} // namespace core::store::sqlite
