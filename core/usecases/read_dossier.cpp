// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/read_dossier.h"

#include "core/domain/codes.h"
#include "core/usecases/permissions.h"

#include <optional>

namespace core::usecases {

ReadDossier::ReadDossier(ports::Store& store, ports::DocumentFiles& files, const ports::ChangeFormat& changes,
                         const ports::Clock& clock)
    : m_store(store), m_files(files), m_changes(changes), m_clock(clock) {}

base::Result<void> ReadDossier::note(std::string kind, const SignedIn& clerk, std::string subject,
                                     std::string details) {
    return m_store.write([&](ports::Books& books) -> base::Result<void> {
        return books.audit().append(
            {std::move(kind), clerk.clerk.hex(), std::move(subject), std::move(details), m_clock.now()});
    });
}

base::Result<domain::Dossier> ReadDossier::find(std::string_view wanted, const SignedIn& clerk) {
    if (auto allowed = allow(clerk.role, Act::ReadDossier); !allowed) return base::fail(allowed.error());
    std::optional<ports::DossierRow> found;
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        const auto id = base::DossierId::fromHex(wanted);
        auto row = id ? books.dossiers().find(*id) : books.dossiers().findByNumber(wanted);
        if (!row) return base::fail(row.error());
        found = std::move(*row);
        if (!found || found->isErased) return {};
        const auto events = books.feed().readOf(found->dossier.id);
        if (!events) return base::fail(events.error());
        for (const auto& event : *events)
            if (auto change = m_changes.read(event); change && change->ofDossier)
                found->dossier.portalChanges.push_back(std::move(*change->ofDossier));
        return {};
    });
    if (!read) return base::fail(read.error());
    if (!found) return base::fail(domain::DomainCode::DossierUnknown, "", {std::string(wanted)});
    if (found->isErased)
        return base::fail(domain::DomainCode::RecordsErased, "", {found->dossier.number.text});
    if (auto noted = note("dossier_opened", clerk, found->dossier.id.hex(), "{}"); !noted)
        return base::fail(noted.error());
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
    if (auto noted = note("paper_opened", clerk, {}, "{\"document\":\"" + document.id.hex() + "\"}"); !noted)
        return base::fail(noted.error());
    return m_files.readPart(document.id, {sealed->ownKey, {}, {}}, 0, document.size_bytes);
}

} // namespace core::usecases
