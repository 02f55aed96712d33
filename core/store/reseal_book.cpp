// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reseal_book.h"

#include "core/base/log.h"
#include "core/store/erased.h"
#include "core/store/row_values.h"

#include <algorithm>
#include <array>

namespace core::store {

namespace base = core::base;
using base::Result;
using core::ports::ResealPlace;
using core::ports::ResealStep;
using core::ports::StoreCode;

namespace {

enum class Kind { Record, FileKey, DeliveryKey, Seed, Courier };

struct SealedColumn {
    Kind kind;
    std::string_view table;
    std::string_view column;
    std::string_view id = "uuid";
    std::string_view revision = "0";
};

// Every column that lies under the data key; a record's place is named after its table and column.
constexpr std::array kColumns{
    SealedColumn{Kind::Record, "account", "full_name"},
    SealedColumn{Kind::Record, "account", "slot_public"},
    SealedColumn{Kind::Record, "draft", "content", "dossier_uuid"},
    SealedColumn{Kind::Record, "dossier", "payload", "uuid", "revision"},
    SealedColumn{Kind::Record, "document", "payload"},
    SealedColumn{Kind::FileKey, "document", "own_key"},
    SealedColumn{Kind::Record, "dossier_words", "words", "dossier_uuid"},
    SealedColumn{Kind::Record, "scan_words", "words", "dossier_uuid"},
    SealedColumn{Kind::DeliveryKey, "delivery", "key_for_courier", "dossier_uuid", "rev"},
    SealedColumn{Kind::Seed, "device_key", "seed", "zeroblob(16)"},
    SealedColumn{Kind::Courier, "portal_access", "token", "zeroblob(16)"},
    SealedColumn{Kind::Courier, "device_certificate", "key", "zeroblob(16)"},
    SealedColumn{Kind::Record, "custody_event", "payload"},
    SealedColumn{Kind::Record, "result", "payload"},
    SealedColumn{Kind::Record, "result_return", "payload", "result_uuid"},
    SealedColumn{Kind::Record, "shift", "note"},
    SealedColumn{Kind::Record, "fee", "payload"},
    SealedColumn{Kind::Record, "fee_void", "reason", "fee_uuid"},
    SealedColumn{Kind::Record, "fee_receipt", "reason", "stock_uuid", "number"},
    SealedColumn{Kind::Courier, "feed_event", "body", "dossier_uuid", "id"},
};

std::string text(std::string_view part) {
    return std::string(part);
}

bool doesNotOpen(const base::Error& error) {
    return error.is(StoreCode::Damaged) || error.is(StoreCode::FileChanged);
}

} // namespace

Result<ResealStep> ResealBook::step(const ResealPlace& from, int rows) {
    const auto& column = kColumns.at(from.column);
    const auto version = m_sealer.keyVersion();
    if (!version) return base::fail(version.error());
    const auto last = lastRow(from.column);
    if (!last) return base::fail(last.error());
    const auto to = std::min(*last, from.row + rows);
    const auto name = text(column.column);
    // Not what is erased.
    auto query =
        m_database.prepare("SELECT rowid, " + text(column.id) + ", " + text(column.revision) + ", " + name +
                           " FROM " + text(column.table) + " WHERE rowid>? AND rowid<=? AND length(" + name +
                           ")>0 AND " + name + "<>" + text(kErasedSql) + " AND substr(" + name + ",1,1)<>?");
    query.bind(from.row).bind(to).bindBlob(std::string(1, static_cast<char>(*version)));
    const auto values = query.collect<Value>([&](const sqlite::Statement& found) -> Result<Value> {
        RowValues row(found);
        Value value{row.integer(), row.bytes16(), row.number(), row.blob()};
        if (auto fits = row.verdict(column.table); !fits) return base::fail(fits.error());
        return value;
    });
    if (!values) return base::fail(values.error());

    ResealStep done;
    for (const auto& value : *values) {
        const auto sealed = underNewest(from.column, value);
        if (!sealed && !doesNotOpen(sealed.error())) return base::fail(sealed.error());
        if (!sealed) {
            base::log(base::LogLevel::Warning, "keys",
                      "stays under its key: " + base::describe(sealed.error()));
            ++done.left;
        } else if (auto kept = put(from.column, value.row, *sealed); !kept) {
            return base::fail(kept.error());
        }
    }
    if (to < *last)
        done.next = ResealPlace{from.column, to};
    else if (from.column + 1 < kColumns.size())
        done.next = ResealPlace{from.column + 1, 0};
    return done;
}

Result<std::string> ResealBook::underNewest(std::size_t column, const Value& value) {
    const auto name = text(kColumns.at(column).table) + '.' + text(kColumns.at(column).column);
    switch (kColumns.at(column).kind) {
    case Kind::Record:
        return m_sealer.reseal({name, value.id, value.revision}, value.sealed);
    case Kind::FileKey:
        return m_sealer.rewrapFileKey(base::DocumentId{value.id}, value.sealed);
    case Kind::DeliveryKey:
        return m_sealer.rewrapDeliveryKey(
            core::ports::deliveryPlace(base::DossierId{value.id}, value.revision), value.sealed);
    case Kind::Seed:
        return m_sealer.rewrapSeed(value.sealed);
    case Kind::Courier:
        return m_sealer.resealForCourier({name, value.id, value.revision}, value.sealed);
    }
    return base::fail(StoreCode::Failed, name);
}

Result<void> ResealBook::put(std::size_t column, std::int64_t row, std::string_view sealed) {
    auto update = m_database.prepare("UPDATE " + text(kColumns.at(column).table) + " SET " +
                                     text(kColumns.at(column).column) + "=? WHERE rowid=?");
    update.bindBlob(sealed).bind(row);
    return update.run();
}

Result<std::int64_t> ResealBook::lastRow(std::size_t column) {
    auto query = m_database.prepare("SELECT coalesce(max(rowid), 0) FROM " + text(kColumns.at(column).table));
    const auto row = query.step();
    if (!row) return base::fail(row.error());
    return query.integer(0);
}

} // namespace core::store
