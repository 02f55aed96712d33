// SPDX-License-Identifier: GPL-3.0-or-later
// A wrapped piece of text that knows its lines. Lengths in device pixels. GUI thread.
#pragma once

#include "ui/forms/fonts.h"
#include "ui/forms/slip_words.h"

#include <QPainter>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace forms {

class TextBlock {
  public:
    // Words longer than `width` are broken, nothing is cut off.
    TextBlock(const std::vector<Run>& runs, const Typeface& face, double dpi, double width,
              Qt::Alignment alignment = Qt::AlignLeft);

    [[nodiscard]] int lines() const { return m_layout->lineCount(); }
    [[nodiscard]] double lineHeight() const { return m_line_height; }
    [[nodiscard]] double height() const { return lines() * m_line_height; }
    void drawLine(QPainter& painter, int line, QPointF top_left) const;
    void draw(QPainter& painter, QPointF top_left) const;

  private:
    std::shared_ptr<QTextLayout> m_layout;
    double m_line_height = 0;
};

} // namespace forms
