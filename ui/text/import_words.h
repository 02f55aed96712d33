// SPDX-License-Identifier: GPL-3.0-or-later
// What the clerk is told about a foreign file that was taken in. In the language in force; any thread.
#pragma once

#include "scanner/base/opened_file.h"

#include <QString>

namespace ui::text {

QString words(const scanner::OpenedFile& file);
// For pages whose resolution the file did not tell.
QString guessedResolution();

} // namespace ui::text
