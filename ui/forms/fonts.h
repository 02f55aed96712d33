// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts for printed sheets. Some common fonts lack Vietnamese letters (U+1EA0 to U+1EF9) and would print
// boxes, so a family is taken only if it has every sign of the sheet. GUI thread.
#pragma once

#include "core/base/result.h"

#include <QFont>
#include <QString>

namespace forms {

// The first of TeX Gyre Termes, Noto Serif, DejaVu Serif that is installed and can draw all of `text`,
// upright and bold. Errors: FontMissing.
[[nodiscard]] core::base::Result<QString> familyFor(const QString& text);

struct Typeface {
    QString family;
    double pt = 9.5;
    bool bold = false;
    bool italic = false;
};

// A font whose metrics belong to a device of `dpi`, without falling back to other families.
QFont fontFor(const Typeface& face, double dpi);

} // namespace forms
