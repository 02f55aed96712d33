// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of the catalogue, and what an import leaves out. In the language in force; any thread.
#pragma once

#include "core/domain/catalogue_change.h"

#include <QString>

namespace ui::text {

QString words(core::domain::ProcedurePart part);
// One sentence.
QString words(core::domain::LeftOutReason reason, const std::vector<std::string>& args);
// "FILE, record 3, 1.001193: sentence".
QString words(const core::domain::LeftOut& leftOut);
// "Changed: 1.001193 NAME".
QString words(const core::domain::ProcedureChange& change);
// "term: working_day 3 -> working_day 5".
QString words(const core::domain::PartChange& change);
// `text`, and after it that it is unconfirmed where the procedure says so of the part.
QString marked(const core::domain::Procedure& procedure, core::domain::ProcedurePart part,
               const QString& text);
// How many of each kind, from which day on.
QString summary(const core::domain::CatalogueReport& report);

} // namespace ui::text
