// SPDX-License-Identifier: GPL-3.0-or-later
// QR codes on printed sheets. Any thread for the value, the painter's thread for drawing.
#pragma once

#include <QPainter>
#include <QRectF>

#include <optional>
#include <string>
#include <vector>

namespace forms {

struct QrCode {
    int side = 0;           // modules, without the quiet zone
    std::vector<bool> dark; // side * side, row by row
};

// Error correction: a sixth of a code may be lost (Medium), or nearly a third (High).
enum class QrLevel { Medium, High };

// Nothing if the text is empty or too long for a code.
std::optional<QrCode> qrCodeOf(const std::string& text, QrLevel level = QrLevel::Medium);
// Fills `square` with the modules; the caller keeps four modules of white around it.
void drawQrCode(QPainter& painter, const QrCode& code, const QRectF& square);

} // namespace forms
