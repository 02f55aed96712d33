// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/shift_book.h"

#include "core/store/erased.h"
#include "core/store/row_values.h"

namespace core::store {

namespace base = core::base;
using base::Result;
using core::domain::Shift;
using core::domain::ShiftClosing;
using core::ports::StoreCode;
using sqlite::Statement;

namespace {

const std::string kSelect = "SELECT uuid, counter, clerk_uuid, opened_ms, cash_at_opening_dong, closed_ms,"
                            " cash_counted_dong, difference_dong, note FROM shift ";

constexpr int kClosedColumn = 5;

core::ports::SealedPlace notePlace(const base::ShiftId& shift) {
    return {"shift.note", shift.bytes};
}

} // namespace

Result<void> ShiftBook::open(const Shift& shift) {
    auto row = m_database.prepare("INSERT INTO shift(uuid, counter, clerk_uuid, opened_ms,"
                                  " cash_at_opening_dong) VALUES(?,?,?,?,?)");
    row.bind(shift.id).bind(shift.counter).bind(shift.clerk).bind(shift.openedAt);
    row.bind(shift.cashAtOpening.amount);
    return row.run();
}

Result<base::Dong> ShiftBook::close(const base::ShiftId& shift, const ShiftClosing& closing) {
    const auto note = m_sealer.seal(notePlace(shift), closing.note);
    if (!note) return base::fail(note.error());
    auto row = m_database.prepare(
        "UPDATE shift SET closed_seq=(SELECT coalesce(max(closed_seq), 0)+1 FROM shift), closed_ms=?2,"
        " cash_counted_dong=?3, note=?4, difference_dong=?3-cash_at_opening_dong-"
        "(SELECT coalesce(sum(dong), 0) FROM shift_money WHERE shift_uuid=?1 AND way='cash')"
        " WHERE uuid=?1 AND closed_seq IS NULL RETURNING difference_dong");
    row.bind(shift).bind(closing.at).bind(closing.cashCounted.amount).bindBlob(*note);
    const auto difference = row.first<base::Dong>(
        [](const Statement& found) -> Result<base::Dong> { return base::Dong{found.integer(0)}; });
    if (!difference) return base::fail(difference.error());
    if (!*difference) return base::fail(StoreCode::NotFound, "open shift " + shift.hex());
    return **difference;
}

Result<Shift> ShiftBook::shiftFrom(const Statement& statement) {
    RowValues row(statement);
    Shift shift;
    shift.id = row.id<base::ShiftId>();
    shift.counter = row.text();
    shift.clerk = row.id<base::ClerkId>();
    shift.openedAt = row.instant();
    shift.cashAtOpening = {row.integer()};
    if (auto fits = row.verdict("shift"); !fits) return base::fail(fits.error());
    if (statement.isNull(kClosedColumn)) return shift;
    const auto closedAt = row.instant();
    const base::Dong counted{row.integer()};
    const base::Dong difference{row.integer()};
    shift.closing = ShiftClosing{closedAt, counted, difference, {}};
    const auto sealed = row.blob();
    if (isErased(sealed)) return shift;
    auto note = m_sealer.open(notePlace(shift.id), sealed);
    if (!note) return base::fail(note.error());
    shift.closing->note = std::move(*note);
    return shift;
}

Result<std::optional<Shift>> ShiftBook::find(const base::ShiftId& shift) {
    auto query = m_database.prepare(kSelect + "WHERE uuid=?");
    query.bind(shift);
    return query.first<Shift>([this](const Statement& found) { return shiftFrom(found); });
}

Result<std::optional<Shift>> ShiftBook::openAt(std::string_view counter) {
    auto query = m_database.prepare(kSelect + "WHERE counter=? AND closed_seq IS NULL");
    query.bind(counter);
    return query.first<Shift>([this](const Statement& found) { return shiftFrom(found); });
}

} // namespace core::store
