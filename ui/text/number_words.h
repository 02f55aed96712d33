// SPDX-License-Identifier: GPL-3.0-or-later
// What a number is. In the language in force; any thread.
#pragma once

#include "core/domain/number_kind.h"

#include <QString>

namespace ui::text {

QString words(core::domain::NumberKind kind);
// One sentence.
QString words(const core::domain::CheckedNumber& number);

} // namespace ui::text
