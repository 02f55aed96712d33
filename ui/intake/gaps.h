// SPDX-License-Identifier: GPL-3.0-or-later
// What still stands between the intake in hand and F9. Pure; any thread.
#pragma once

#include "core/domain/checklist.h"
#include "core/domain/procedure.h"
#include "core/usecases/intake.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace ui::intake {

enum class GapKind {
    ScanRunning,
    PagesReading, // count
    NoSubmitter,
    NoOwner,
    WrongDate,
    NoProcedure,
    ComponentMissing, // name
    PagesUnassigned,  // count
    PagesFailed,      // count
    PagesIncomplete,  // count
    SheetsDiffer,     // count, expected
};

struct Gap {
    GapKind kind{};
    int count = 0;
    QString name;
    int expected = 0;
};

QString words(const Gap& gap);

struct PaperState {
    bool scanning = false;
    int reading = 0;
    std::vector<int> failed; // page numbers
    int sheets = 0;
};

// In the order in which the clerk closes them. `wrongDate`: a date field holds no date.
std::vector<Gap> gaps(const core::usecases::Intake& intake,
                      const std::optional<core::domain::Procedure>& procedure, const PaperState& paper,
                      bool wrongDate);

// The checklist of the procedure, with the identity paper at its end if the procedure asks for one or a page
// of it is there.
std::vector<core::domain::ChecklistItem> papers(const core::usecases::Intake& intake,
                                                const core::domain::Procedure& procedure);

} // namespace ui::intake
