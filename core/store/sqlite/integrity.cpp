// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/integrity.h"

namespace core::store::sqlite {

core::base::Result<std::string> complaintOf(Database& database, Check check) {
    auto verdict =
        database.ask(check == Check::Quick ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)");
    if (!verdict || *verdict != "ok") return verdict;
    auto orphan = database.ask("PRAGMA foreign_key_check");
    if (!orphan || orphan->empty()) return orphan;
    return "a row without its parent in " + *orphan;
}

} // namespace core::store::sqlite
