// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_pages/sheet.h"

#include <QFontMetricsF>

namespace tests::sample_pages {
namespace {

constexpr Style kPrinted{};
constexpr Style kByHand{Face::Serif, 14, false, true, 0x1F2F86};
constexpr Style kPencilled{Face::Serif, 14, false, true, 0x8C8C92};

} // namespace

Sheet::Sheet(QPainter& painter, double dpi, Random& random)
    : m_painter(painter), m_dpi(dpi), m_random(random) {}

double Sheet::width_mm(const QString& text, const Style& style) const {
    return QFontMetricsF(fontFor(style, m_dpi)).horizontalAdvance(text) * 25.4 / m_dpi;
}

void Sheet::ink(double x_mm, double baseline_mm, const QString& text, const Style& style) {
    const auto font = fontFor(style, m_dpi);
    requireGlyphs(font, text);
    m_painter.setFont(font);
    m_painter.setPen(QColor(static_cast<QRgb>(style.rgb)));
    m_painter.drawText(QPointF(px(x_mm), px(baseline_mm)), text);
}

void Sheet::at(double x_mm, double baseline_mm, const QString& text, const Style& style) {
    ink(x_mm, baseline_mm, text, style);
    record(text);
}

void Sheet::centredAt(double x_mm, double baseline_mm, const QString& text, const Style& style) {
    at(x_mm - width_mm(text, style) / 2, baseline_mm, text, style);
}

void Sheet::centred(const QString& text, const Style& style, double step_mm) {
    centredAt((left_mm + right_mm) / 2, y_mm, text, style);
    down(step_mm);
}

void Sheet::fields(const std::vector<Field>& fields, double step_mm) {
    QStringList line;
    double x = left_mm;
    for (const auto& field : fields) {
        ink(x, y_mm, field.label, kPrinted);
        x += width_mm(field.label + ' ', kPrinted);
        x += entry(x, field.value, field.by_hand);
        const double stop = field.stop_mm > 0 ? field.stop_mm : right_mm;
        // A form that a program filled in has no dots left.
        if (field.by_hand || pen != Pen::AsSet) dots(x + 1, stop);
        x = stop + 1.5;
        line << (field.label + ' ' + field.value).trimmed();
    }
    record(line.join('\t'));
    down(step_mm);
}

double Sheet::entry(double x_mm, const QString& text, bool by_hand) {
    const bool hand = by_hand || pen != Pen::AsSet;
    const auto& style = pen == Pen::Pencil ? kPencilled : hand ? kByHand : kPrinted;
    // Nobody writes exactly on the line.
    const double lift = hand ? m_random.between(0.1, 0.7) : 0.0;
    if (pen == Pen::AsSet) {
        ink(x_mm, y_mm - lift, text, style);
    } else {
        scribble(x_mm, y_mm - lift, text, style);
    }
    return width_mm(text + ' ', style);
}

// Letters that lean and jump a little, each in its own way.
void Sheet::scribble(double x_mm, double baseline_mm, const QString& text, const Style& style) {
    requireGlyphs(fontFor(style, m_dpi), text);
    QString before;
    for (const auto letter : text) {
        m_painter.save();
        m_painter.translate(px(x_mm + width_mm(before, style)),
                            px(baseline_mm + m_random.between(-0.25, 0.25)));
        m_painter.rotate(m_random.between(-5, 5));
        const double size = m_random.between(0.93, 1.08);
        m_painter.scale(size, size);
        ink(0, 0, letter, style);
        m_painter.restore();
        before += letter;
    }
}

void Sheet::dated(double x_mm, const QString& place, int day, int month, int year) {
    const Style style{Face::Serif, 13, false, true};
    const auto two = [](int number) { return QString("%1").arg(number, 2, 10, QChar('0')); };
    const QStringList parts{place + ", ngày ", two(day), " tháng ",
                            two(month),        " năm ",  QString::number(year)};
    double x = x_mm - width_mm(parts.join(QString()), style) / 2;
    for (qsizetype part = 0; part < parts.size(); ++part) {
        const bool is_print = part % 2 == 0 || pen == Pen::AsSet;
        const double before = x;
        if (is_print) ink(x, y_mm, parts[part], style);
        x = before + (is_print ? width_mm(parts[part], style) : entry(before, parts[part], true) - 1.0);
    }
    record(parts.join(QString()));
}

void Sheet::paragraph(const QString& text, const Style& style, double step_mm, double indent_mm) {
    QString line;
    double indent = indent_mm;
    const auto flush = [&] {
        at(left_mm + indent, y_mm, line, style);
        down(step_mm);
        indent = 0;
    };
    for (const auto& word : text.split(' ')) {
        const auto longer = line.isEmpty() ? word : line + ' ' + word;
        if (!line.isEmpty() && left_mm + indent + width_mm(longer, style) > right_mm) {
            flush();
            line = word;
        } else {
            line = longer;
        }
    }
    if (!line.isEmpty()) flush();
}

void Sheet::rule(double from_mm, double to_mm, double at_mm, double width_mm) {
    m_painter.setPen(QPen(QColor(0x20, 0x20, 0x20), px(width_mm)));
    m_painter.drawLine(QPointF(px(from_mm), px(at_mm)), QPointF(px(to_mm), px(at_mm)));
}

void Sheet::table(const std::vector<double>& edges_mm, const std::vector<QStringList>& rows, double row_mm) {
    const double top = y_mm;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Style style{Face::Serif, 11.5, row == 0};
        rule(left_mm + edges_mm.front(), left_mm + edges_mm.back(), y_mm);
        for (int column = 0; column < rows[row].size(); ++column)
            ink(left_mm + edges_mm[static_cast<std::size_t>(column)] + 1.5, y_mm + row_mm * 0.68,
                rows[row][column], style);
        record(rows[row].join('\t'));
        down(row_mm);
    }
    rule(left_mm + edges_mm.front(), left_mm + edges_mm.back(), y_mm);
    for (const double edge : edges_mm)
        m_painter.drawLine(QPointF(px(left_mm + edge), px(top)), QPointF(px(left_mm + edge), px(y_mm)));
}

void Sheet::dots(double from_mm, double to_mm) {
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor(0x60, 0x60, 0x60));
    for (int dot = 0; from_mm + dot * 1.3 < to_mm; ++dot)
        m_painter.drawEllipse(QPointF(px(from_mm + dot * 1.3), px(y_mm - 0.15)), px(0.12), px(0.12));
    m_painter.setBrush(Qt::NoBrush);
}

} // namespace tests::sample_pages
