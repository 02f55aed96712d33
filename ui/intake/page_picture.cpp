// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/page_picture.h"

#include "scanner/base/g4_bits.h"

#include <QFile>
#include <QPainter>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace ui::intake {

using scanner::EncodedPart;
using scanner::Layer;

namespace {

constexpr std::int64_t kMostBytes = 64 << 20;
constexpr int kLongestSide_px = 15'000;

std::optional<QByteArray> bytesOf(QFile& file, const EncodedPart& part) {
    if (part.offset < 0 || part.bytes > kMostBytes || part.offset > file.size() - part.bytes)
        return std::nullopt;
    if (!file.seek(part.offset)) return std::nullopt;
    auto bytes = file.read(part.bytes);
    return bytes.size() == part.bytes ? std::optional(std::move(bytes)) : std::nullopt;
}

// How much of each pixel of the screen is ink, 0 .. 255.
std::vector<std::uint8_t> coverage(const scanner::InkBits& ink, QSize size) {
    const auto width = static_cast<std::size_t>(size.width());
    const auto columnOf = [&](int x) {
        return static_cast<std::size_t>(static_cast<std::int64_t>(x) * size.width() / ink.width_px);
    };
    std::vector<int> columns(width, 0); // pixels of the ink in each
    for (int x = 0; x < ink.width_px; ++x)
        ++columns[columnOf(x)];
    std::vector<std::uint8_t> shares(width * static_cast<std::size_t>(size.height()));
    std::vector<int> counts(width);
    for (int y = 0, rows = 0; y < ink.height_px; ++y) {
        const auto* row = ink.bits.data() + static_cast<std::ptrdiff_t>(y) * ink.rowBytes;
        for (int byte = 0; byte < ink.rowBytes; ++byte) {
            if (row[byte] == 0) continue;
            for (int bit = 0; bit < 8; ++bit) {
                const int x = byte * 8 + bit;
                if (x < ink.width_px && (row[byte] << static_cast<unsigned>(bit) & 0x80) != 0)
                    ++counts[columnOf(x)];
            }
        }
        ++rows;
        const auto line = static_cast<std::int64_t>(y) * size.height() / ink.height_px;
        const auto next = static_cast<std::int64_t>(y + 1) * size.height() / ink.height_px;
        if (next == line) continue;
        auto* out = shares.data() + static_cast<std::size_t>(line) * width;
        for (std::size_t x = 0; x < width; ++x) {
            const int pixels = std::max(1, columns[x] * rows);
            out[x] = static_cast<std::uint8_t>(std::min(255, counts[x] * 255 / pixels));
            counts[x] = 0;
        }
        rows = 0;
    }
    return shares;
}

// The layer's colours, or black, where its stencil is set.
QImage throughStencil(const QImage& colours, const std::vector<std::uint8_t>& shares, QSize size) {
    QImage image = colours.isNull() ? QImage(size, QImage::Format_ARGB32)
                                    : colours.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                                          .convertToFormat(QImage::Format_ARGB32);
    if (image.isNull()) return image;
    if (colours.isNull()) image.fill(Qt::black);
    for (int y = 0; y < size.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const auto* share =
            shares.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width());
        for (int x = 0; x < size.width(); ++x)
            line[x] = (line[x] & 0x00FFFFFFU) | static_cast<QRgb>(share[x]) << 24U;
    }
    return image;
}

bool draw(QPainter& painter, QFile& file, const Layer& layer, double scale) {
    const QRectF exact(layer.area.x * scale, layer.area.y * scale, layer.area.width * scale,
                       layer.area.height * scale);
    QImage colours;
    if (layer.jpeg.exists()) {
        const auto bytes = bytesOf(file, layer.jpeg);
        if (!bytes || !colours.loadFromData(*bytes, "JPG")) return false;
    }
    if (!layer.stencil.exists()) {
        painter.drawImage(exact, colours);
        return !colours.isNull();
    }
    const auto codes = bytesOf(file, layer.stencil);
    if (!codes) return false;
    const auto ink = scanner::bitsOfG4({codes->constData(), static_cast<std::size_t>(codes->size())},
                                       layer.stencil.width_px, layer.stencil.height_px);
    if (!ink) return false;
    const QRect place = exact.toRect();
    // Never larger than the stencil: enlarging is the screen's job.
    const QSize size = place.size().boundedTo({ink->width_px, ink->height_px}).expandedTo({1, 1});
    painter.drawImage(place, throughStencil(colours, coverage(*ink, size), size));
    return true;
}

QImage layered(const scanner::pipeline::PageRecord& record, const QString& picture) {
    const auto& layers = record.picture.layers;
    const auto [least, most] = std::minmax(record.width_px, record.height_px);
    QFile file(picture);
    if (layers.empty() || least < 1 || most > kLongestSide_px || !file.open(QIODevice::ReadOnly)) return {};
    const double scale = record.dpi > kShown_dpi ? static_cast<double>(kShown_dpi) / record.dpi : 1;
    QImage page((QSizeF(record.width_px, record.height_px) * scale).toSize().expandedTo({1, 1}),
                QImage::Format_RGB32);
    if (page.isNull()) return {};
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const auto& layer : layers)
        if (!draw(painter, file, layer, scale)) return {};
    painter.end();
    return page;
}

} // namespace

QImage pagePicture(const scanner::pipeline::PageRecord& record, const QString& picture,
                   const QString& preview) {
    const QImage page = layered(record, picture);
    return page.isNull() ? QImage(preview) : page;
}

} // namespace ui::intake
