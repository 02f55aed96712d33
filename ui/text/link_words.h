// SPDX-License-Identifier: GPL-3.0-or-later
// What was found between this counter and its portal, in sentences for a technician. In the language in
// force; any thread.
#pragma once

#include "core/usecases/diagnose.h"

#include <QString>

namespace ui::text {

QString words(core::usecases::Checked what);
// What was found, and what to do where something is wrong.
QString sentence(const core::usecases::Finding& finding, const core::usecases::LinkFacts& facts);

} // namespace ui::text
