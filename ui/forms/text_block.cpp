// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/text_block.h"

#include <QFontMetricsF>
#include <QTextOption>

namespace forms {
namespace {

QList<QTextLayout::FormatRange> boldRanges(const std::vector<Run>& runs) {
    QList<QTextLayout::FormatRange> ranges;
    int start = 0;
    for (const auto& run : runs) {
        const auto length = static_cast<int>(run.text.size());
        QTextLayout::FormatRange range{start, length, {}};
        range.format.setFontWeight(QFont::Bold);
        if (run.bold) ranges << range;
        start += length;
    }
    return ranges;
}

} // namespace

TextBlock::TextBlock(const std::vector<Run>& runs, const Typeface& face, double dpi, double width,
                     Qt::Alignment alignment) {
    QString text;
    for (const auto& run : runs)
        text += run.text;
    const auto font = fontFor(face, dpi);
    // The fonts ask for more leading than a full A5 sheet has; stacked marks on capitals still keep clear at
    // 0.9.
    m_line_height = QFontMetricsF(font).height() * 0.9;
    m_layout = std::make_shared<QTextLayout>(text, font);
    QTextOption option(alignment);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout->setTextOption(option);
    m_layout->setFormats(boldRanges(runs));
    m_layout->beginLayout();
    for (auto line = m_layout->createLine(); line.isValid(); line = m_layout->createLine())
        line.setLineWidth(width);
    m_layout->endLayout();
}

void TextBlock::drawLine(QPainter& painter, int line, QPointF top_left) const {
    painter.setPen(Qt::black);
    m_layout->lineAt(line).draw(&painter, top_left);
}

void TextBlock::draw(QPainter& painter, QPointF top_left) const {
    for (int line = 0; line < lines(); ++line)
        drawLine(painter, line, top_left + QPointF(0, line * m_line_height));
}

} // namespace forms
