// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/result_book.h"

#include "core/store/erased.h"
#include "core/store/kept_counts.h"
#include "core/store/row_values.h"
#include "core/store/sealed_payload.h"

namespace core::store {

namespace base = core::base;
namespace domain = core::domain;
using base::Result;
using core::ports::ResultRow;
using core::ports::SealedPlace;
using core::ports::StoreCode;
using domain::DossierResult;
using domain::ResultReturn;
using domain::ReturnVia;
using sqlite::Statement;

namespace {

const std::string kColumns = "SELECT uuid, dossier_uuid, via, result.clerk_uuid, arrived_ms, result.payload";

// The column behind those.
constexpr int kReturnColumn = 6;

SealedPlace placeOf(const DossierResult& result) {
    return {"result.payload", result.id.bytes};
}

SealedPlace placeOf(const ResultReturn& given) {
    return {"result_return.payload", given.result.bytes};
}

} // namespace

Result<void> ResultBook::arrive(const DossierResult& result) {
    const auto payload = m_sealer.seal(placeOf(result), payloadOf(result));
    if (!payload) return base::fail(payload.error());
    auto row = m_database.prepare("INSERT INTO result(uuid, dossier_uuid, via, clerk_uuid, arrived_ms,"
                                  " payload) VALUES(?,?,?,?,?,?)");
    row.bind(result.id).bind(result.dossier).bind(nameOf(result.via)).bind(result.clerk);
    row.bind(result.arrivedAt).bindBlob(*payload);
    return row.run();
}

Result<void> ResultBook::sendVia(const base::ResultId& result, ReturnVia via) {
    auto row = m_database.prepare("UPDATE result SET via=? WHERE uuid=?");
    row.bind(nameOf(via)).bind(result);
    if (auto done = row.run(); !done) return done;
    if (m_database.changes() == 0) return base::fail(StoreCode::NotFound, "result " + result.hex());
    return {};
}

Result<void> ResultBook::giveBack(const ResultReturn& given) {
    const auto payload = m_sealer.seal(placeOf(given), payloadOf(given.recipient));
    if (!payload) return base::fail(payload.error());
    auto row = m_database.prepare("INSERT INTO result_return(result_uuid, recipient, retaken_originals,"
                                  " clerk_uuid, returned_ms, payload) VALUES(?,?,?,?,?,?)");
    row.bind(given.result).bind(nameOf(given.recipient.kind)).bind(given.retakenOriginals);
    row.bind(given.clerk).bind(given.returnedAt).bindBlob(*payload);
    return row.run();
}

Result<DossierResult> ResultBook::resultFrom(const Statement& statement) {
    RowValues row(statement);
    DossierResult result;
    result.id = row.id<base::ResultId>();
    result.dossier = row.id<base::DossierId>();
    result.via = row.named(domain::returnViaFrom);
    result.clerk = row.id<base::ClerkId>();
    result.arrivedAt = row.instant();
    const auto sealed = row.blob();
    if (auto fits = row.verdict("result"); !fits) return base::fail(fits.error());
    if (isErased(sealed)) return result;
    const auto payload = m_sealer.open(placeOf(result), sealed);
    if (!payload) return base::fail(payload.error());
    if (auto read = readPayload(*payload, result); !read) return base::fail(read.error());
    return result;
}

Result<ResultReturn> ResultBook::returnFrom(const Statement& statement, const base::ResultId& result) {
    RowValues row(statement, kReturnColumn);
    ResultReturn given;
    given.result = result;
    given.recipient.kind = row.named(domain::recipientKindFrom);
    given.retakenOriginals = row.number();
    given.clerk = row.id<base::ClerkId>();
    given.returnedAt = row.instant();
    const auto sealed = row.blob();
    if (auto fits = row.verdict("result_return"); !fits) return base::fail(fits.error());
    if (isErased(sealed)) return given;
    const auto payload = m_sealer.open(placeOf(given), sealed);
    if (!payload) return base::fail(payload.error());
    if (auto read = readPayload(*payload, given.recipient); !read) return base::fail(read.error());
    return given;
}

Result<ResultRow> ResultBook::rowFrom(const Statement& statement) {
    auto result = resultFrom(statement);
    if (!result) return base::fail(result.error());
    if (statement.isNull(kReturnColumn)) return ResultRow{std::move(*result), {}};
    auto given = returnFrom(statement, result->id);
    if (!given) return base::fail(given.error());
    return ResultRow{std::move(*result), std::move(*given)};
}

Result<std::vector<ResultRow>> ResultBook::ofDossier(const base::DossierId& dossier) {
    auto query = m_database.prepare(kColumns + ", recipient, retaken_originals, result_return.clerk_uuid,"
                                               " returned_ms, result_return.payload FROM result"
                                               " LEFT JOIN result_return ON result_uuid=uuid"
                                               " WHERE dossier_uuid=? ORDER BY result.seq");
    query.bind(dossier);
    return query.collect<ResultRow>([this](const Statement& found) { return rowFrom(found); });
}

Result<std::vector<DossierResult>> ResultBook::held(ReturnVia via) {
    auto query = m_database.prepare(kColumns + " FROM result WHERE via=? AND state='held' ORDER BY seq");
    query.bind(nameOf(via));
    return query.collect<DossierResult>([this](const Statement& found) { return resultFrom(found); });
}

Result<std::map<ReturnVia, int>> ResultBook::heldCounts() {
    return keptCounts(m_database, "result_held", domain::returnViaFrom);
}

} // namespace core::store
