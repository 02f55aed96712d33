// SPDX-License-Identifier: GPL-3.0-or-later
// The faces of the drawn papers. A face that lacks a code point is refused, because a page of empty boxes
// would make every figure about reading it false. GUI thread, after QGuiApplication.
#pragma once

#include <QFont>
#include <QString>

namespace tests::sample_pages {

enum class Face { Serif, Sans, Mono };

struct Style {
    Face face = Face::Serif;
    double pt = 13;
    bool bold = false;
    bool italic = false;
    unsigned rgb = 0x161616;
};

// Throws std::runtime_error if no wanted family is installed.
QFont fontFor(const Style& style, double dpi);
// Throws std::runtime_error naming the code point that the font cannot draw.
void requireGlyphs(const QFont& font, const QString& text);

} // namespace tests::sample_pages
