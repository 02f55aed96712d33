// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own icons (SVG, :/icons). A state has one icon everywhere. GUI thread.
#pragma once

#include "core/domain/checklist.h"
#include "core/ports/courier.h"
#include "core/ports/store.h"

#include <QIcon>
#include <QString>

namespace ui::style {

// "scan", "stop", "stamp", ... : resources/icons/<name>.svg
QIcon icon(const QString& name);
QIcon icon(core::ports::OpState state);
QIcon icon(core::ports::LinkState state);
QIcon icon(core::domain::ItemState state);

} // namespace ui::style
