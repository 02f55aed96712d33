// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/gaps.h"

#include "core/domain/sorting.h"
#include "ui/text/display.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::intake {

namespace domain = core::domain;
using core::usecases::Intake;

namespace {

struct Gaps {
    Q_DECLARE_TR_FUNCTIONS(Gaps)
};

void addPageGaps(const Intake& intake, const PaperState& paper, std::vector<Gap>& found) {
    int unassigned = 0;
    int failed = 0;
    for (const auto& page : intake.pages) {
        if (page.setAside) continue;
        if (std::ranges::find(paper.failed, page.number) != paper.failed.end())
            ++failed;
        else if (page.component.empty())
            ++unassigned;
    }
    if (failed > 0) found.push_back({GapKind::PagesFailed, failed, {}, 0});
    const auto incomplete =
        static_cast<int>(std::ranges::count_if(intake.pages, &core::usecases::PlacedPage::incomplete));
    if (incomplete > 0) found.push_back({GapKind::PagesIncomplete, incomplete, {}, 0});
    if (unassigned > 0) found.push_back({GapKind::PagesUnassigned, unassigned, {}, 0});
}

} // namespace

QString words(const Gap& gap) {
    switch (gap.kind) {
    case GapKind::ScanRunning:
        return Gaps::tr("the scan is still running (Esc stops it)");
    case GapKind::PagesReading:
        return Gaps::tr("%n page(s) still being read", nullptr, gap.count);
    case GapKind::NoSubmitter:
        return Gaps::tr("the submitter's name");
    case GapKind::NoOwner:
        return Gaps::tr("the owner's name");
    case GapKind::WrongDate:
        return Gaps::tr("a date that exists, as dd/MM/yyyy");
    case GapKind::NoProcedure:
        return Gaps::tr("the procedure");
    case GapKind::ComponentMissing:
        return gap.name;
    case GapKind::PagesUnassigned:
        return Gaps::tr("a place for %n page(s)", nullptr, gap.count);
    case GapKind::PagesFailed:
        return Gaps::tr("%n page(s) not usable: scan again (S) or set aside (Del)", nullptr, gap.count);
    case GapKind::PagesIncomplete:
        return Gaps::tr("%n incomplete page(s): scan again (S) or take as they are (T)", nullptr, gap.count);
    case GapKind::SheetsDiffer:
        return Gaps::tr("sheets: %1 counted by you, %2 scanned (F5 scans more, F6 corrects your count)")
            .arg(gap.expected)
            .arg(gap.count);
    }
    return {};
}

std::vector<Gap> gaps(const Intake& intake, const std::optional<domain::Procedure>& procedure,
                      const PaperState& paper, bool wrongDate) {
    std::vector<Gap> found;
    if (paper.scanning) found.push_back({GapKind::ScanRunning, 0, {}, 0});
    if (paper.reading > 0) found.push_back({GapKind::PagesReading, paper.reading, {}, 0});
    if (intake.submitter.name.empty()) found.push_back({GapKind::NoSubmitter, 0, {}, 0});
    if (!intake.ownerIsSubmitter && intake.owner.name.empty()) found.push_back({GapKind::NoOwner, 0, {}, 0});
    if (wrongDate) found.push_back({GapKind::WrongDate, 0, {}, 0});
    if (!procedure)
        found.push_back({GapKind::NoProcedure, 0, {}, 0});
    else
        for (const auto& name : domain::blocking(domain::checklist(*procedure, intake.pagesByComponent())))
            found.push_back({GapKind::ComponentMissing, 0, text::shown(name), 0});
    addPageGaps(intake, paper, found);
    const bool mayComeStill = paper.scanning || intake.sheetsExpected == 0;
    if (!mayComeStill && intake.sheetsExpected != paper.sheets)
        found.push_back({GapKind::SheetsDiffer, paper.sheets, {}, intake.sheetsExpected});
    return found;
}

std::vector<domain::ChecklistItem> papers(const Intake& intake, const domain::Procedure& procedure) {
    const auto pages = intake.pagesByComponent();
    auto items = domain::checklist(procedure, pages);
    const auto card = std::ranges::find_if(procedure.presented, &domain::PresentedPaper::isIdCard);
    const auto scanned = pages.find(domain::kIdCardComponent);
    if (card == procedure.presented.end() && scanned == pages.end()) return items;
    domain::ChecklistItem item;
    item.component = domain::kIdCardComponent;
    item.name = card != procedure.presented.end() ? card->name : Gaps::tr("ID card").toStdString();
    item.pages = scanned == pages.end() ? 0 : scanned->second;
    item.state = item.pages > 0 ? domain::ItemState::Present : domain::ItemState::NotNeeded;
    items.push_back(item);
    return items;
}

} // namespace ui::intake
