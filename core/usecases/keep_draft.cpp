// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/keep_draft.h"

#include "core/usecases/permissions.h"
#include "core/usecases/release_paper.h"

namespace core::usecases {

KeepDraft::KeepDraft(ports::Store& store, ports::PaperFiler& paper) : m_store(store), m_paper(paper) {}

base::Result<void> KeepDraft::keep(const Intake& intake, const SignedIn& clerk) {
    if (auto allowed = allow(clerk.role, Act::ReceiveDossier); !allowed) return allowed;
    return m_store.write([&](ports::Books& books) -> base::Result<void> {
        // A draft that is written late must not come back after its dossier was accepted.
        const auto accepted = books.dossiers().head(intake.dossier);
        if (!accepted) return base::fail(accepted.error());
        if (*accepted) return {};
        return books.drafts().put({intake.dossier, clerk.clerk, toJson(intake), 0});
    });
}

base::Result<void> KeepDraft::discard(const Intake& intake, const SignedIn& clerk) {
    if (auto allowed = allow(clerk.role, Act::ReceiveDossier); !allowed) return allowed;
    auto discarded = m_store.write([&](ports::Books& books) -> base::Result<void> {
        if (auto gone = books.drafts().remove(intake.dossier); !gone) return gone;
        return intake.batch.empty() ? base::Result<void>{} : books.releases().put(intake.batch);
    });
    if (discarded) releasePaper(m_store, m_paper);
    return discarded;
}

base::Result<std::vector<Intake>> KeepDraft::open(const SignedIn& clerk) {
    if (auto allowed = allow(clerk.role, Act::ReceiveDossier); !allowed) return base::fail(allowed.error());
    std::vector<Intake> intakes;
    const auto done = m_store.read([&](ports::Books& books) -> base::Result<void> {
        const auto rows = books.drafts().all();
        if (!rows) return base::fail(rows.error());
        for (const auto& row : *rows) {
            if (row.clerk != clerk.clerk) continue;
            auto intake = intakeFromJson(row.content);
            if (!intake) return base::fail(intake.error());
            intakes.push_back(std::move(*intake));
        }
        return {};
    });
    if (!done) return base::fail(done.error());
    return intakes;
}

} // namespace core::usecases
