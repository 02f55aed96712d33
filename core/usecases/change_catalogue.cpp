// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/change_catalogue.h"

#include "core/domain/codes.h"
#include "core/usecases/permissions.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::usecases {
namespace {

std::string detailsOf(const domain::CatalogueReport& report, int release) {
    using domain::ChangeKind;
    const auto count = [&](ChangeKind kind) {
        return std::ranges::count(report.changes, kind, &domain::ProcedureChange::kind);
    };
    const auto leftOut = static_cast<int>(report.leftOut.size()) + report.furtherLeftOut;
    return nlohmann::json{{"release", release},
                          {"from", base::toIso(report.from)},
                          {"added", count(ChangeKind::Added)},
                          {"changed", count(ChangeKind::Changed)},
                          {"ended", count(ChangeKind::Ended)},
                          {"left_out", leftOut}}
        .dump();
}

} // namespace

base::Result<void> ChangeCatalogue::change(const domain::CatalogueReport& report, int release,
                                           const SignedIn& by,
                                           const std::function<base::Result<void>()>& takeEffect) {
    if (auto allowed = allow(by.role, Act::ChangeCatalogue); !allowed) return allowed;
    const auto now = m_clock.now();
    if (report.from < base::toLocal(now).date)
        return base::fail(domain::DomainCode::ImportDayOver, "", {base::toDisplay(report.from)});
    auto written = m_store.write([&](ports::Books& books) {
        return books.audit().append(
            {"catalogue_changed", by.clerk.hex(), "", detailsOf(report, release), now});
    });
    if (!written) return written;
    return takeEffect();
}

} // namespace core::usecases
