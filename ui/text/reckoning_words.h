// SPDX-License-Identifier: GPL-3.0-or-later
// How an appointment came about, for whoever asks why. In the language in force; any thread.
#pragma once

#include "core/domain/reckoning.h"

#include <QString>
#include <QStringList>

namespace ui::text {

QString words(const core::domain::Term& term);
// One sentence.
QString words(const core::domain::ReckonStep& step);
QStringList lines(const core::domain::Reckoning& reckoning);

} // namespace ui::text
