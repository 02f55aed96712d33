// SPDX-License-Identifier: GPL-3.0-or-later
// A page being written from top to bottom, in millimetres. It remembers every line of text in reading order:
// that is the truth which recognition is measured against. A tab is a gap in a line: whether the eye goes across it or
// down first is open. GUI thread.
#pragma once

#include "tests/support/sample_pages/random.h"
#include "tests/support/sample_pages/typefaces.h"

#include <QPainter>
#include <QRectF>
#include <QStringList>

#include <vector>

namespace tests::sample_pages {

inline constexpr double kPaperWidth_mm = 210.0;
inline constexpr double kPaperHeight_mm = 297.0;

// A printed label and the entry behind it; the next field of the line starts behind `stop_mm` (0: the right
// border).
struct Field {
    QString label;
    QString value;
    double stop_mm = 0;
    bool by_hand = false; // slanted, in blue ink, followed by the form's dots
};

// What the entries of a form are written with.
enum class Pen {
    AsSet,  // each field as the form says
    Ink,    // everything by hand, letter by letter
    Pencil, // the same in light grey
};

class Sheet {
  public:
    Sheet(QPainter& painter, double dpi, Random& random);

    // Current line; text is placed with its baseline there.
    double y_mm = 20;
    double left_mm = 28;
    double right_mm = 192;

    Pen pen = Pen::AsSet;

    void down(double mm) { y_mm += mm; }
    void centred(const QString& text, const Style& style, double step_mm);
    void centredAt(double x_mm, double baseline_mm, const QString& text, const Style& style);
    void at(double x_mm, double baseline_mm, const QString& text, const Style& style);
    void fields(const std::vector<Field>& fields, double step_mm);
    void paragraph(const QString& text, const Style& style, double step_mm, double indent_mm = 0);
    // "Hà Nội, ngày 05 tháng 11 năm 2026", centred: the figures are entries, the words are print.
    void dated(double x_mm, const QString& place, int day, int month, int year);
    void rule(double from_mm, double to_mm, double at_mm, double width_mm = 0.25);
    // Rows of cells with rules around them; column edges in millimetres from the left border.
    void table(const std::vector<double>& edges_mm, const std::vector<QStringList>& rows, double row_mm);

    [[nodiscard]] double width_mm(const QString& text, const Style& style) const;
    [[nodiscard]] double px(double mm) const { return mm * m_dpi / 25.4; }
    [[nodiscard]] double dpi() const { return m_dpi; }
    [[nodiscard]] QPainter& painter() { return m_painter; }
    [[nodiscard]] Random& random() { return m_random; }
    [[nodiscard]] const QStringList& lines() const { return m_lines; }
    void record(const QString& line) { m_lines << line; }
    // Draws without remembering: ornaments and marks that are no text of the paper.
    void ink(double x_mm, double baseline_mm, const QString& text, const Style& style);

  private:
    // Answers with its width. `by_hand`: whatever the form says, the sheet's pen goes before it.
    double entry(double x_mm, const QString& text, bool by_hand);
    void scribble(double x_mm, double baseline_mm, const QString& text, const Style& style);
    void dots(double from_mm, double to_mm);

    QPainter& m_painter;
    double m_dpi;
    Random& m_random;
    QStringList m_lines;
};

} // namespace tests::sample_pages
