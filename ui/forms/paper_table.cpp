// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/paper_table.h"

#include "core/base/text.h"
#include "ui/forms/text_block.h"

#include <array>

namespace forms {
namespace {

constexpr int kColumns = 5;
constexpr std::array<double, kColumns> kWidths_mm{8, 58, 18, 26, 18};
constexpr double kPadding_mm = 1.0;
constexpr double kRule_mm = 0.2;
constexpr double kPt = 9.5;

double leftOf(const Press& press, int column) {
    double mm = 0;
    for (int i = 0; i < column; ++i)
        mm += kWidths_mm[static_cast<std::size_t>(i)];
    return press.px(mm);
}

double widthOf(const Press& press, int column) {
    return press.px(kWidths_mm[static_cast<std::size_t>(column)]);
}

void setRule(QPainter& painter, const Press& press) {
    painter.setPen(QPen(Qt::black, press.px(kRule_mm), Qt::SolidLine, Qt::SquareCap));
}

void uprights(QPainter& painter, const Press& press, QPointF at, double height) {
    setRule(painter, press);
    for (int column = 0; column <= kColumns; ++column) {
        const double x = at.x() + leftOf(press, column);
        painter.drawLine(QPointF(x, at.y()), QPointF(x, at.y() + height));
    }
}

void level(QPainter& painter, const Press& press, QPointF at, int from = 0) {
    setRule(painter, press);
    painter.drawLine(at + QPointF(leftOf(press, from), 0), at + QPointF(leftOf(press, kColumns), 0));
}

TextBlock cell(const Press& press, const QString& text, double width, bool bold, Qt::Alignment alignment) {
    return {{{text, bold}},
            {press.family, kPt, false, false},
            press.dpi,
            width - 2 * press.px(kPadding_mm),
            alignment};
}

QString countText(int count) {
    return count > 0 ? QString::number(count) : QString();
}

std::vector<TextBlock> cellsOf(const Press& press, int row, const PaperRow& paper) {
    const auto name = QString::fromStdString(core::base::cleaned(paper.name));
    return {cell(press, QString::number(row), widthOf(press, 0), false, Qt::AlignHCenter),
            cell(press, name, widthOf(press, 1), false, Qt::AlignLeft),
            cell(press, countText(paper.originals), widthOf(press, 2), false, Qt::AlignHCenter),
            cell(press, countText(paper.certified_copies), widthOf(press, 3), false, Qt::AlignHCenter),
            cell(press, countText(paper.photocopies), widthOf(press, 4), false, Qt::AlignHCenter)};
}

Strip lineOfRow(const Press& press, const std::vector<TextBlock>& cells, int line, int lines) {
    const bool first = line == 0, last = line + 1 == lines;
    const double gap = press.px(0.5), above = first ? gap : 0;
    const double height = cells[1].lineHeight() + above + (last ? gap : 0);
    const auto draw = [=](QPainter& painter, QPointF at) {
        for (int column = 0; column < kColumns; ++column) {
            const auto& text = cells[static_cast<std::size_t>(column)];
            const QPointF corner = at + QPointF(leftOf(press, column) + press.px(kPadding_mm), above);
            if (line < text.lines()) text.drawLine(painter, line, {corner.x(), corner.y()});
        }
        uprights(painter, press, at, height);
        if (first) level(painter, press, at);
        level(painter, press, at + QPointF(0, height), last ? 0 : kColumns);
    };
    return {height, draw, !last, true};
}

} // namespace

Strip tableHead(const Press& press, const PaperColumns& columns) {
    const double counts = leftOf(press, kColumns) - leftOf(press, 2);
    const auto count = cell(press, columns.count, counts, true, Qt::AlignHCenter);
    const std::array<QString, kColumns> names{columns.row, columns.name, columns.originals,
                                              columns.certified_copies, columns.photocopies};
    std::vector<TextBlock> cells;
    double lower = 0;
    for (int column = 0; column < kColumns; ++column) {
        cells.push_back(cell(press, names[static_cast<std::size_t>(column)], widthOf(press, column), true,
                             Qt::AlignHCenter));
        if (column >= 2) lower = qMax(lower, cells.back().height());
    }
    const double pad = press.px(0.5);
    const double upper = count.height() + 2 * pad, height = upper + lower + 2 * pad;
    const auto draw = [=](QPainter& painter, QPointF at) {
        for (int column = 0; column < kColumns; ++column) {
            const auto& text = cells[static_cast<std::size_t>(column)];
            const double top =
                column < 2 ? (height - text.height()) / 2 : upper + pad + (lower - text.height()) / 2;
            text.draw(painter, at + QPointF(leftOf(press, column) + press.px(kPadding_mm), top));
        }
        count.draw(painter, at + QPointF(leftOf(press, 2) + press.px(kPadding_mm), pad));
        setRule(painter, press);
        for (int column = 0; column <= kColumns; ++column) {
            const double from = column == 3 || column == 4 ? upper : 0;
            const double x = at.x() + leftOf(press, column);
            painter.drawLine(QPointF(x, at.y() + from), QPointF(x, at.y() + height));
        }
        level(painter, press, at);
        level(painter, press, at + QPointF(0, upper), 2);
        level(painter, press, at + QPointF(0, height));
    };
    return {height, draw, true, false};
}

std::vector<Strip> tableRows(const Press& press, const std::vector<PaperRow>& papers) {
    std::vector<Strip> strips;
    int row = 0;
    for (const auto& paper : papers) {
        const auto cells = cellsOf(press, ++row, paper);
        const int lines = qMax(1, cells[1].lines());
        for (int line = 0; line < lines; ++line)
            strips.push_back(lineOfRow(press, cells, line, lines));
    }
    return strips;
}

} // namespace forms
