// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of a cleaned page as it will be filed, for the screen. Any thread but the GUI thread: it reads
// files and takes a tenth of a second.
#pragma once

#include "scanner/pipeline/page_record.h"

#include <QImage>
#include <QString>

namespace ui::intake {

// The layers of `picture`, drawn one over the other at no more than kShown_dpi; where they cannot be drawn,
// the small `preview`. Null only if neither can be read.
inline constexpr int kShown_dpi = 200;
QImage pagePicture(const scanner::pipeline::PageRecord& record, const QString& picture,
                   const QString& preview);

} // namespace ui::intake
