// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/bundle_book.h"

#include "core/store/row_values.h"

#include <algorithm>

namespace core::store {

namespace base = core::base;
using base::BundleId;
using base::Result;
using core::ports::Bundle;
using core::ports::RevisionKey;
using core::ports::StoreCode;
using sqlite::Statement;

Result<int> BundleBook::begin(const BundleId& id, int least, const std::vector<RevisionKey>& carries) {
    auto query = m_database.prepare("SELECT coalesce(max(number), 0)+1 FROM bundle");
    if (const auto row = query.step(); !row) return base::fail(row.error());
    const int number = std::max(least, query.number(0));
    auto row = m_database.prepare("INSERT INTO bundle(number, uuid) VALUES(?,?)");
    row.bind(number).bind(id);
    if (auto done = row.run(); !done) return base::fail(done.error());
    auto carried = m_database.prepare("INSERT INTO bundle_revision(number, dossier_uuid, rev) VALUES(?,?,?)");
    for (const auto& [dossier, revision] : carries) {
        carried.again();
        carried.bind(number).bind(dossier).bind(revision);
        if (auto done = carried.run(); !done) return base::fail(done.error());
    }
    return number;
}

Result<void> BundleBook::written(const BundleId& id, const core::domain::Sha256& header) {
    auto row = m_database.prepare("UPDATE bundle SET header_sha256=? WHERE uuid=?");
    row.bindBlob(header).bind(id);
    if (auto done = row.run(); !done) return done;
    if (m_database.changes() == 0) return base::fail(StoreCode::NotFound, "bundle " + id.hex());
    return {};
}

Result<std::optional<core::domain::Sha256>> BundleBook::lastHeader() {
    auto query = m_database.prepare(
        "SELECT header_sha256 FROM bundle WHERE length(header_sha256)>0 ORDER BY number DESC LIMIT 1");
    return query.first<core::domain::Sha256>([](const Statement& found) -> Result<core::domain::Sha256> {
        RowValues row(found);
        const auto hash = row.hash();
        if (auto fits = row.verdict("bundle"); !fits) return base::fail(fits.error());
        return hash;
    });
}

Result<std::optional<Bundle>> BundleBook::find(const BundleId& id) {
    auto query = m_database.prepare("SELECT number FROM bundle WHERE uuid=?");
    query.bind(id);
    auto bundle = query.first<Bundle>([&](const Statement& row) -> Result<Bundle> {
        return Bundle{id, row.number(0), {}};
    });
    if (!bundle || !*bundle) return bundle;
    auto carried = m_database.prepare("SELECT dossier_uuid, rev FROM bundle_revision WHERE number=?");
    carried.bind((*bundle)->number);
    auto revisions = carried.collect<RevisionKey>([](const Statement& found) -> Result<RevisionKey> {
        RowValues row(found);
        RevisionKey key{row.id<base::DossierId>(), row.number()};
        if (auto fits = row.verdict("bundle_revision"); !fits) return base::fail(fits.error());
        return key;
    });
    if (!revisions) return base::fail(revisions.error());
    (*bundle)->carries = std::move(*revisions);
    return bundle;
}

Result<std::map<RevisionKey, int>> BundleBook::whereabouts() {
    auto query = m_database.prepare("SELECT dossier_uuid, rev, max(bundle.number) FROM bundle_revision"
                                    " JOIN bundle ON bundle.number=bundle_revision.number"
                                    " WHERE length(header_sha256)>0 GROUP BY dossier_uuid, rev");
    std::map<RevisionKey, int> where;
    for (;;) {
        const auto more = query.step();
        if (!more) return base::fail(more.error());
        if (!*more) return where;
        RowValues row(query);
        const auto dossier = row.id<base::DossierId>();
        const int revision = row.number();
        where[{dossier, revision}] = row.number();
        if (auto fits = row.verdict("bundle_revision"); !fits) return base::fail(fits.error());
    }
}

} // namespace core::store
