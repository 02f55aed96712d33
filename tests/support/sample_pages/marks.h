// SPDX-License-Identifier: GPL-3.0-or-later
// What people and offices leave on paper: codes, stamps, signatures. GUI thread.
#pragma once

#include "tests/support/sample_pages/sheet.h"

#include <QPointF>
#include <QString>

namespace tests::sample_pages {

enum class QrStrength { M, H }; // error correction: 15 % or 30 % of the code may be lost

// QR code, UTF-8, black modules only. Throws std::runtime_error if the text does not fit.
void drawQr(Sheet& sheet, QPointF top_left_mm, double side_mm, const QString& text,
            QrStrength strength = QrStrength::M);
// Round red stamp over whatever is below, ink thin in places.
void drawStamp(Sheet& sheet, QPointF centre_mm, double diameter_mm, const QString& around,
               const QString& inside);
// A signature in blue ink, about `width_mm` wide; the hand follows from the name.
void drawSignature(Sheet& sheet, QPointF start_mm, double width_mm, const QString& name);
// Five-pointed star.
void drawStar(QPainter& painter, QPointF centre, double radius, const QColor& colour);

} // namespace tests::sample_pages
