// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of each room; called by sentence() alone. Each has a switch without default over the room's
// codes, so that a new code cannot be forgotten.
#pragma once

#include "core/base/error.h"

#include <QString>
#include <QStringList>

namespace ui::text {

QString domainSentence(const core::base::Error& error);
QString storeSentence(const core::base::Error& error);
QString portalSentence(const core::base::Error& error);
QString scanSentence(const core::base::Error& error);
QString pageSentence(const core::base::Error& error);
QString printSentence(const core::base::Error& error);

// What stands in a gap; "?" where the error brought nothing.
QString argument(const core::base::Error& error, std::size_t index);
int numberArgument(const core::base::Error& error, std::size_t index);
QStringList arguments(const core::base::Error& error);

} // namespace ui::text
