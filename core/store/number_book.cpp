// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/number_book.h"

namespace core::store {

namespace base = core::base;

base::Result<std::optional<int>> NumberBook::take(std::string_view kind, const base::Date& day, int places,
                                                  const base::DossierId& dossier) {
    const auto date = base::toIso(day);
    auto query =
        m_database.prepare("SELECT coalesce(max(place)+1, 0) FROM number_used WHERE kind=? AND day=?");
    query.bind(kind).bind(date);
    if (const auto row = query.step(); !row) return base::fail(row.error());
    const int place = query.number(0);
    if (place >= places) return std::optional<int>();
    auto used = m_database.prepare("INSERT INTO number_used(kind, day, place, dossier_uuid) VALUES(?,?,?,?)");
    used.bind(kind).bind(date).bind(place).bind(dossier);
    if (auto done = used.run(); !done) return base::fail(done.error());
    return std::optional<int>(place);
}

} // namespace core::store
