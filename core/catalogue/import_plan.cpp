// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/import_plan.h"

#include "core/catalogue/difference.h"
#include "core/catalogue/overlay.h"
#include "core/domain/codes.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace core::catalogue {
namespace {

using core::domain::ChangeKind;
using core::domain::DomainCode;
using core::domain::LeftOutReason;
using core::domain::Procedure;
using core::domain::ProcedurePart;

class Planner {
  public:
    Planner(const ImportOrder& order, const Catalogue& catalogue) : m_order(order), m_catalogue(catalogue) {
        m_plan.report.from = order.from;
        m_plan.release.from = order.from;
        m_plan.release.number = catalogue.nextRelease();
    }

    void add(const ReadRecord& record) {
        const auto& code = record.procedure.code;
        m_codes.insert(code);
        const auto found = m_catalogue.find(code, m_order.from);
        const auto before = found ? std::optional(*found) : std::nullopt;
        auto next = nextVersion(record, before);
        if (next.authority.empty())
            return m_plan.report.leftOut.push_back(
                {record.file, record.place, code, LeftOutReason::FieldMissing, {"authority"}});
        const auto parts = before ? difference(*before, next) : std::vector<core::domain::PartChange>();
        if (before) note(ChangeKind::Kept, next, kept(record, *before));
        if (before && parts.empty()) {
            ++m_plan.report.unchanged;
            return;
        }
        m_plan.report.changes.push_back(
            {before ? ChangeKind::Changed : ChangeKind::Added, code, next.name, parts});
        const auto& day = next.source.updated;
        next.version = (day.empty() ? base::toIso(m_order.from) : day) + "+import." +
                       std::to_string(m_plan.release.number);
        m_plan.release.procedures.push_back(std::move(next));
    }

    void endWhatIsMissing() {
        for (const auto& left : m_plan.report.leftOut)
            m_codes.insert(left.code);
        for (const auto& each : m_catalogue.search({}, m_order.from, ports::Procedures::kAll)) {
            if (m_codes.contains(each.code)) continue;
            m_plan.report.changes.push_back({ChangeKind::Ended, each.code, each.name, {}});
            m_plan.release.ended.push_back(each.code);
        }
    }

    core::domain::CatalogueReport& report() { return m_plan.report; }

    ImportPlan finished() {
        std::ranges::sort(m_plan.report.changes, {},
                          [](const auto& change) { return std::tuple(change.kind, change.code); });
        const bool isEmpty = m_plan.release.procedures.empty() && m_plan.release.ended.empty();
        if (isEmpty && !m_plan.refusal) m_plan.refusal = base::Error::of(DomainCode::NothingToImport);
        return std::move(m_plan);
    }

    void refuse(DomainCode code) { m_plan.refusal = base::Error::of(code); }

  private:
    void note(ChangeKind kind, const Procedure& next, std::vector<core::domain::PartChange> parts) {
        if (!parts.empty()) m_plan.report.changes.push_back({kind, next.code, next.name, std::move(parts)});
    }

    const ImportOrder m_order;
    const Catalogue& m_catalogue;
    ImportPlan m_plan;
    std::set<std::string> m_codes;
};

} // namespace

ImportPlan planImport(ReadFiles files, const ImportOrder& order, const Catalogue& catalogue) {
    Planner planner(order, catalogue);
    planner.report().leftOut = std::move(files.leftOut);
    planner.report().furtherLeftOut = files.furtherLeftOut;
    const bool isWhole = files.isWhole && files.furtherLeftOut == 0;
    for (const auto& record : files.records)
        planner.add(record);
    if (order.isComplete && !isWhole) planner.refuse(DomainCode::ImportNotWhole);
    if (order.isComplete && isWhole) planner.endWhatIsMissing();
    return planner.finished();
}

} // namespace core::catalogue
