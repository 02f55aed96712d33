// SPDX-License-Identifier: GPL-3.0-or-later
// One page, to be read: fitted or enlarged, with what was read on it marked. Every mark has a form of its own
// beside its colour: doubt a wavy line, a correction a double one, unread ink a dashed frame with a question
// mark, the current place a thick frame. Keys: arrows scroll, + and - enlarge and reduce, 0 whole page or
// full width, Ctrl with an arrow goes from word to word. GUI thread.
#pragma once

#include <QAbstractScrollArea>
#include <QImage>
#include <QRect>
#include <QString>

#include <vector>

namespace ui::widgets {

struct PageMark {
    enum class Kind { Word, Doubtful, Corrected, Unread };
    Kind kind = Kind::Word;
    QRect area;    // pixels of the page
    QString words; // for the tool tip
};

class PageView : public QAbstractScrollArea {
    Q_OBJECT
  public:
    explicit PageView(QWidget* parent = nullptr);

    // Another page, from its top, in the zoom that is in force; its picture may come later.
    void setPage(QSize page_px, std::vector<PageMark> marks);
    void setPicture(const QImage& picture);
    void setMarks(std::vector<PageMark> marks); // of the same page
    void clear();

    // -1: none. Scrolled to, and enlarged until it can be read.
    void setCurrent(int mark);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] QRect shownPlace() const { return m_place; }
    // A place that is no mark, framed and scrolled to; an empty one takes the frame away.
    void showPlace(const QRect& area);

    [[nodiscard]] double scale() const { return m_scale; } // screen pixels for a pixel of the page
    [[nodiscard]] QRect onScreen(const QRect& area) const; // in the viewport
    [[nodiscard]] bool hasPicture() const { return !m_picture.isNull(); }

  signals:
    void chosen(int mark);             // clicked, or gone to by Ctrl and an arrow
    void taken(int mark, bool asRead); // clicked, or Enter; with Shift: as it was read

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    enum class Zoom { Width, Page, Free };

    void layOutPage();
    void zoomTo(double scale);
    void scrollTo(const QRect& area);
    void step(int by);
    [[nodiscard]] double fitted() const;
    [[nodiscard]] int markAt(QPoint place) const; // -1: none
    [[nodiscard]] QPointF origin() const;         // of the page in the viewport
    void paintPage(QPainter& painter, const QRect& exposed);
    void paintMark(QPainter& painter, const PageMark& mark) const;

    QSize m_page_px;
    QImage m_picture;
    QImage m_scaled; // the picture in the size in which it is shown, where that is smaller
    std::vector<PageMark> m_marks;
    QRect m_place;
    int m_current = -1;
    Zoom m_zoom = Zoom::Width;
    double m_scale = 1;
};

} // namespace ui::widgets
