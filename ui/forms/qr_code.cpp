// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/qr_code.h"

#include <QPainterPath>

#include <memory>
#include <qrencode.h>

namespace forms {

std::optional<QrCode> qrCodeOf(const std::string& text, QrLevel level) {
    const auto correction = level == QrLevel::High ? QR_ECLEVEL_H : QR_ECLEVEL_M;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeString8bit(text.c_str(), 0, correction), &QRcode_free);
    if (!made) return std::nullopt;
    QrCode code{made->width, {}};
    const auto modules = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    for (std::size_t i = 0; i < modules; ++i)
        code.dark.push_back((made->data[i] & 1) != 0);
    return code;
}

void drawQrCode(QPainter& painter, const QrCode& code, const QRectF& square) {
    // One path, so that neighbouring modules meet without a seam at any resolution.
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    const double module = square.width() / code.side;
    for (int i = 0; i < code.side * code.side; ++i) {
        if (!code.dark[static_cast<std::size_t>(i)]) continue;
        const int row = i / code.side;
        const int column = i % code.side;
        path.addRect(square.left() + column * module, square.top() + row * module, module, module);
    }
    painter.fillPath(path, Qt::black);
}

} // namespace forms
