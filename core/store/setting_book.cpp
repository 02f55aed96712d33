// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/setting_book.h"

namespace core::store {

namespace base = core::base;

base::Result<std::optional<std::string>> SettingBook::get(std::string_view key) {
    auto query = m_database.prepare("SELECT value FROM setting WHERE key=?");
    query.bind(key);
    return query.first<std::string>(
        [](const sqlite::Statement& row) -> base::Result<std::string> { return row.text(0); });
}

base::Result<void> SettingBook::put(std::string_view key, std::string_view value) {
    auto row = m_database.prepare("INSERT INTO setting(key, value) VALUES(?,?)"
                                  " ON CONFLICT(key) DO UPDATE SET value=excluded.value");
    row.bind(key).bind(value);
    return row.run();
}

} // namespace core::store
