// SPDX-License-Identifier: GPL-3.0-or-later
// An error as the clerk reads it: what happened, what was kept, what to do. In the language in force; any
// thread that may call QCoreApplication::translate (all of them). Qt Core only: counterfoilctl uses it too.
#pragma once

#include "core/base/error.h"

#include <QString>

namespace ui::text {

// Never a code alone, never empty.
QString sentence(const core::base::Error& error);

} // namespace ui::text
