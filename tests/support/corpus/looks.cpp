// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/corpus/looks.h"

#include "tests/support/sample_pages/papers.h"

#include <QPainter>

#include <algorithm>
#include <stdexcept>

namespace tests::corpus {
namespace {

constexpr QRgb kWhitePaper = 0xFFF5F4EF;
constexpr double kHoleWidth_mm = 6;
constexpr double kHoleAcross_mm = 12;
constexpr double kHolesApart_mm = 80; // ISO 838
constexpr double kFold_mm = 24;       // nothing is printed so near a corner

// The figures are those of measured scans: see each member's comment in ScanLook; skew in degrees, blur in
// pixels at 300 dpi, noise of 255.
std::vector<Look> allLooks() {
    std::vector<Look> all;
    const auto add = [&](const char* name, const sample_pages::ScanLook& scan) -> Look& {
        all.push_back({QString::fromLatin1(name), scan});
        return all.back();
    };
    add("office", {0.7, kWhitePaper, 0.9, 5, 1.0, 0.96, 0});
    add("skewed", {3.0, kWhitePaper, 0.9, 6, 1.0, 0.96, 0});
    add("blurred", {-0.5, kWhitePaper, 2.0, 5, 1.0, 0.96, 0});
    add("faint", {0.4, kWhitePaper, 1.0, 6, 1.0, 0.95, 0}).contrast = 0.4;
    add("stamped", {-0.8, kWhitePaper, 0.9, 5, 1.0, 0.78, 0}).stamped = true;
    add("photocopy", {-1.2, kWhitePaper, 0, 14, 1.0, 1.0, 0}).photocopies = 1;
    add("photocopied-twice", {-1.2, kWhitePaper, 0, 14, 1.0, 1.0, 0}).photocopies = 2;
    add("folded", {0.9, kWhitePaper, 0.9, 5, 1.0, 0.96, 0.05}).folded = true;
    add("punched", {-1.5, kWhitePaper, 0.9, 5, 0.97, 1.0, 0}).punched = true;
    add("shows-through", {0.6, 0xFFF2F0E6, 0.9, 5, 1.0, 0.97, 0}).showsThrough = true;
    add("pencil", {-0.6, kWhitePaper, 0.9, 5, 1.0, 0.96, 0}).pen = Pen::Pencil;
    add("by-hand", {1.2, kWhitePaper, 0.9, 5, 1.0, 0.96, 0}).pen = Pen::Ink;
    return all;
}

template<class Change>
QImage changed(QImage image, Change change) {
    for (int y = 0; y < image.height(); ++y) {
        auto* row = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x)
            row[x] = change(row[x], x, y);
    }
    return image;
}

int towards(int value, int pivot, double share) {
    return std::clamp(static_cast<int>(pivot + share * (value - pivot)), 0, 255);
}

} // namespace

const std::vector<Look>& looks() {
    static const auto all = allLooks();
    return all;
}

const Look& lookNamed(const QString& name) {
    const auto found = std::ranges::find(looks(), name, &Look::name);
    if (found == looks().end()) throw std::runtime_error("no such look: " + name.toStdString());
    return *found;
}

QImage photocopied(const QImage& sheet, double dpi, Random& random) {
    constexpr double kBlur_px = 1.7, kSpecks = 0.0008, kContrast = 0.45;
    constexpr int kPivot = 110;
    // The copier's exposure: it takes the lightest for white and the darkest for black, whatever they are.
    const auto soft =
        sample_pages::blurred(sheet, kBlur_px * dpi / 300).convertToFormat(QImage::Format_RGB32);
    int dark = 255, light = 0;
    for (int y = 0; y < soft.height(); y += 7)
        for (int x = 0; x < soft.width(); x += 7) {
            dark = std::min(dark, qGray(soft.pixel(x, y)));
            light = std::max(light, qGray(soft.pixel(x, y)));
        }
    const double stretch = 230.0 / std::max(1, light - dark);
    return changed(soft, [&](QRgb pixel, int, int) {
        const int exposed = static_cast<int>(18 + (qGray(pixel) - dark) * stretch);
        const int value = random.unit() < kSpecks ? 40 : towards(exposed, kPivot, kContrast);
        return qRgb(value, value, value);
    });
}

QImage faded(const QImage& sheet, double contrast) {
    constexpr int kPivot = 225;
    return changed(sheet, [&](QRgb p, int, int) {
        return qRgb(towards(qRed(p), kPivot, contrast), towards(qGreen(p), kPivot, contrast),
                    towards(qBlue(p), kPivot, contrast));
    });
}

QImage withShowThrough(const QImage& front, const QImage& back, double dpi) {
    constexpr double kDepth = 0.17, kBlur_px = 2.2;
    const auto other = sample_pages::blurred(back.mirrored(true, false), kBlur_px * dpi / 300);
    return changed(front, [&](QRgb p, int x, int y) {
        const auto* ink = other.constScanLine(y) + std::ptrdiff_t{3} * x;
        const double keep = 1 - kDepth * (255 - ink[1]) / 255.0;
        return qRgb(static_cast<int>(qRed(p) * keep), static_cast<int>(qGreen(p) * keep),
                    static_cast<int>(qBlue(p) * keep));
    });
}

QImage withSpecks(const QImage& sheet, double share, double dpi, Random& random) {
    QImage dusty = sheet;
    QPainter painter(&dusty);
    painter.setPen(Qt::NoPen);
    const double grain = 0.1 * dpi / 25.4;
    const auto grains = static_cast<int>(share * sheet.width() * sheet.height() / (grain * grain));
    for (int i = 0; i < grains; ++i) {
        const int grey = static_cast<int>(random.between(70, 150));
        const double x = random.between(0, sheet.width()), y = random.between(0, sheet.height());
        painter.fillRect(QRectF(x, y, grain, grain), QColor(grey, grey, grey));
    }
    return dusty;
}

void foldCorner(QImage& sheet, QRgb paper, double dpi) {
    const double side = kFold_mm * dpi / 25.4, right = sheet.width();
    QPainter painter(&sheet);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(sample_pages::kLid));
    painter.drawPolygon(QPolygonF{QPointF(right - side, 0), QPointF(right, 0), QPointF(right, side)});
    painter.setBrush(QColor(0, 0, 0, 50)); // the flap's shadow
    painter.drawPolygon(
        QPolygonF{QPointF(right - side, 0), QPointF(right - side - 8, side + 8), QPointF(right, side)});
    painter.setBrush(QColor(paper).darker(106));
    painter.drawPolygon(
        QPolygonF{QPointF(right - side, 0), QPointF(right - side, side), QPointF(right, side)});
}

void punchHoles(QImage& sheet, double dpi) {
    const double mm = dpi / 25.4;
    QPainter painter(&sheet);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0x90, 0x90, 0x8C), 0.3 * mm));
    painter.setBrush(QColor(0x38, 0x38, 0x38)); // the feeder's drum behind it
    for (const double side : {-0.5, 0.5})
        painter.drawEllipse(QPointF(kHoleAcross_mm * mm, sheet.height() / 2.0 + side * kHolesApart_mm * mm),
                            kHoleWidth_mm / 2 * mm, kHoleWidth_mm / 2 * mm);
}

} // namespace tests::corpus
