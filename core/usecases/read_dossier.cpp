// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/read_dossier.h"

#include "core/domain/codes.h"
#include "core/usecases/permissions.h"

#include <optional>

namespace core::usecases {

ReadDossier::ReadDossier(ports::Store& store, ports::DocumentFiles& files) : m_store(store), m_files(files) {}

base::Result<domain::Dossier> ReadDossier::find(std::string_view wanted, const SignedIn& clerk) {
    if (auto allowed = allow(clerk.role, Act::ReadDossier); !allowed) return base::fail(allowed.error());
    std::optional<ports::DossierRow> found;
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        const auto id = base::DossierId::fromHex(wanted);
        auto row = id ? books.dossiers().find(*id) : books.dossiers().findByNumber(wanted);
        return row.map([&](auto dossier) { found = std::move(dossier); });
    });
    if (!read) return base::fail(read.error());
    if (!found) return base::fail(domain::DomainCode::DossierUnknown, "", {std::string(wanted)});
    return std::move(found->dossier);
}

base::Result<std::string> ReadDossier::paper(const domain::Document& document, const SignedIn& clerk) {
    if (auto allowed = allow(clerk.role, Act::ReadDossier); !allowed) return base::fail(allowed.error());
    std::optional<ports::SealedFile> sealed;
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        return books.dossiers().file(document.id).map([&](auto row) { sealed = std::move(row); });
    });
    if (!read) return base::fail(read.error());
    if (!sealed)
        return base::fail(ports::StoreCode::Damaged, "document " + document.id.hex() + " without file");
    if (sealed->isShredded()) return base::fail(domain::DomainCode::ScansShredded, document.id.hex());
    return m_files.readPart(document.id, {sealed->ownKey, {}, {}}, 0, document.size_bytes);
}

} // namespace core::usecases
