// SPDX-License-Identifier: GPL-3.0-or-later
// From a plan to pixels: the sheet flat on the desk, what happened to it, and the scanner's glass.
#include "tests/support/corpus/people.h"
#include "tests/support/corpus/plan.h"
#include "tests/support/sample_pages/marks.h"
#include "tests/support/sample_pages/papers.h"

#include <QTransform>

namespace tests::corpus {

using namespace sample_pages;

namespace {

constexpr double kSpecksOfDust = 0.00012;
constexpr double kNoiseBetweenCopies = 14;

QImage emptySheet(const PagePlan& plan, double dpi) {
    const double width = plan.wide ? kPaperHeight_mm : kPaperWidth_mm,
                 height = plan.wide ? kPaperWidth_mm : kPaperHeight_mm;
    QImage sheet(qRound(width * dpi / 25.4), qRound(height * dpi / 25.4), QImage::Format_RGB32);
    sheet.fill(plan.look.scan.paper);
    return sheet;
}

void stampOver(Sheet& sheet) {
    auto& random = sheet.random();
    drawStamp(sheet, {random.between(70, 140), random.between(95, 170)}, 36, "ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU");
    drawSignature(sheet, {random.between(60, 120), random.between(120, 190)}, 40, man(random).name);
}

QImage printed(const PagePlan& plan, const std::function<void(Sheet&)>& draw, double dpi, Random& random,
               QStringList& lines) {
    auto image = emptySheet(plan, dpi);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    Sheet sheet(painter, dpi, random);
    sheet.pen = plan.look.pen;
    if (draw) draw(sheet);
    if (plan.look.stamped) stampOver(sheet);
    lines = sheet.lines();
    return image;
}

QImage worn(QImage sheet, const PagePlan& plan, double dpi, Random& random) {
    const auto& look = plan.look;
    if (look.showsThrough) {
        QStringList unseen;
        sheet = withShowThrough(sheet, printed(plan, plan.back, dpi, random, unseen), dpi);
    }
    if (look.contrast < 1) sheet = faded(sheet, look.contrast);
    if (look.specked) sheet = withSpecks(sheet, kSpecksOfDust, dpi, random);
    for (int copy = 0; copy < look.photocopies; ++copy) {
        ScanLook between{0, look.scan.paper, 0, copy > 0 ? kNoiseBetweenCopies : 0, 1, 1, 0};
        if (copy > 0) sheet = scanned(sheet, between, random).convertToFormat(QImage::Format_RGB32);
        sheet = photocopied(sheet, dpi, random);
    }
    if (look.folded) foldCorner(sheet, look.scan.paper, dpi);
    if (look.punched) punchHoles(sheet, dpi);
    return sheet;
}

// The glass has the sheet's size, as a feeder's page has.
QImage onGlass(const QImage& sheet, const PagePlan& plan, double skew_degrees, double dpi) {
    QImage glass(sheet.size(), QImage::Format_RGB32);
    glass.fill(plan.onGlass ? plan.look.scan.paper : kLid);
    QPainter painter(&glass);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.translate(sheet.width() / 2.0, sheet.height() / 2.0);
    painter.rotate(skew_degrees);
    painter.translate(-sheet.width() / 2.0, -sheet.height() / 2.0);
    if (!plan.onGlass) layPaper(painter, plan.look.scan.paper, sheet.width(), sheet.height(), dpi);
    painter.drawImage(QPointF(0, 0), sheet);
    return glass;
}

} // namespace

CorpusPage drawn(const PagePlan& plan, std::uint64_t seed, int wantedDpi) {
    const double dpi = wantedDpi > 0 ? wantedDpi : plan.dpi;
    Random random(seed * 1009 + static_cast<std::uint64_t>(plan.position));
    auto scan = plan.look.scan;
    // Some sheets lie turned the one way, some the other; a card as it was put down.
    if (!plan.onGlass && random.unit() < 0.5) scan.skew_degrees = -scan.skew_degrees;
    scan.skew_degrees += random.between(-0.1, 0.1);
    scan.blur_px *= dpi / 300.0;

    CorpusPage page;
    auto sheet = printed(plan, plan.draw, dpi, random, page.lines);
    sheet = worn(std::move(sheet), plan, dpi, random);
    page.image = scanned(onGlass(sheet, plan, scan.skew_degrees, dpi), scan, random);
    page.image = page.image.transformed(QTransform().rotate(90.0 * plan.quarterTurns));
    page.angle_degrees = scan.skew_degrees + 90.0 * plan.quarterTurns;
    return page;
}

} // namespace tests::corpus
