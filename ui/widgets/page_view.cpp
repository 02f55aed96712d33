// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_view.h"

#include "ui/style/tones.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::widgets {

using style::Tone;

namespace {

constexpr int kAir_px = 8; // around the page
constexpr double kStep = 1.25;
constexpr double kLargest = 4;
constexpr int kReadable_px = 14; // a word of this height on the screen can be read
constexpr int kScroll_px = 40;
constexpr int kGround = 0xe4;

QColor tinted(Tone tone, int alpha) {
    QColor colour = style::colour(tone);
    colour.setAlpha(alpha);
    return colour;
}

void wavyLine(QPainter& painter, const QRectF& under) {
    constexpr double kWave_px = 3;
    QPainterPath wave(under.bottomLeft());
    const int turns = static_cast<int>(std::ceil(under.width() / kWave_px));
    for (int turn = 1; turn <= turns; ++turn) {
        const double x = std::min(under.left() + turn * kWave_px, under.right());
        wave.lineTo(x, under.bottom() + (turn % 2 == 1 ? kWave_px : 0));
    }
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(wave);
}

void questionMark(QPainter& painter, const QRectF& frame) {
    constexpr double kBadge_px = 22;
    const QRectF badge(frame.right() - kBadge_px / 2, frame.top() - kBadge_px / 2, kBadge_px, kBadge_px);
    painter.setPen(Qt::NoPen);
    painter.setBrush(style::colour(Tone::Trouble));
    painter.drawEllipse(badge);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter | Qt::TextDontClip, QStringLiteral("?"));
}

void thickFrame(QPainter& painter, const QRectF& around) {
    painter.setPen(QPen(style::colour(Tone::Accent), 3));
    painter.setBrush(tinted(Tone::Accent, 30));
    painter.drawRoundedRect(around.adjusted(-4, -4, 4, 4), 4, 4);
}

} // namespace

PageView::PageView(QWidget* parent) : QAbstractScrollArea(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    horizontalScrollBar()->setSingleStep(kScroll_px);
    verticalScrollBar()->setSingleStep(kScroll_px);
}

void PageView::setPage(QSize page_px, std::vector<PageMark> marks) {
    m_page_px = page_px;
    m_picture = m_scaled = QImage();
    m_place = QRect();
    m_current = -1;
    m_marks = std::move(marks);
    layOutPage();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
}

void PageView::setPicture(const QImage& picture) {
    m_picture = picture;
    m_scaled = QImage();
    viewport()->update();
}

void PageView::setMarks(std::vector<PageMark> marks) {
    m_marks = std::move(marks);
    if (m_current >= static_cast<int>(m_marks.size())) m_current = -1;
    viewport()->update();
}

void PageView::clear() {
    setPage({}, {});
}

void PageView::setCurrent(int mark) {
    m_current = mark >= 0 && mark < static_cast<int>(m_marks.size()) ? mark : -1;
    m_place = QRect();
    if (m_current >= 0) scrollTo(m_marks[static_cast<std::size_t>(m_current)].area);
    viewport()->update();
}

void PageView::showPlace(const QRect& area) {
    m_place = area;
    m_current = -1;
    if (!area.isEmpty()) scrollTo(area);
    viewport()->update();
}

double PageView::fitted() const {
    if (m_page_px.isEmpty()) return 1;
    const QSize room = maximumViewportSize();
    const double bar = verticalScrollBar()->sizeHint().width();
    const double wide = (room.width() - 2 * kAir_px - (m_zoom == Zoom::Width ? bar : 0)) / m_page_px.width();
    const double high = static_cast<double>(room.height() - 2 * kAir_px) / m_page_px.height();
    return std::max(0.01, m_zoom == Zoom::Page ? std::min(wide, high) : wide);
}

void PageView::layOutPage() {
    if (m_zoom != Zoom::Free) m_scale = fitted();
    m_scaled = QImage();
    const QSize shown = (QSizeF(m_page_px) * m_scale).toSize() + QSize(2 * kAir_px, 2 * kAir_px);
    const QSize room = viewport()->size();
    horizontalScrollBar()->setRange(0, std::max(0, shown.width() - room.width()));
    verticalScrollBar()->setRange(0, std::max(0, shown.height() - room.height()));
    horizontalScrollBar()->setPageStep(room.width());
    verticalScrollBar()->setPageStep(room.height());
    viewport()->update();
}

// What stands in the middle stays there.
void PageView::zoomTo(double scale) {
    if (m_page_px.isEmpty()) return;
    const QPointF middle = QRectF(viewport()->rect()).center();
    const QPointF onPage = (middle - origin()) / m_scale;
    m_zoom = Zoom::Free;
    m_scale = std::clamp(scale, std::min(0.1, fitted()), kLargest);
    layOutPage();
    const QPointF now = origin() + onPage * m_scale - middle;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(now.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(now.y()));
}

void PageView::scrollTo(const QRect& area) {
    if (m_page_px.isEmpty() || area.isEmpty()) return;
    const double readable = std::min(1.0, static_cast<double>(kReadable_px) / area.height());
    if (m_scale < readable) zoomTo(readable);
    const QRectF shown = QRectF(onScreen(area));
    const QPointF off = shown.center() - QRectF(viewport()->rect()).center();
    const QRectF quiet =
        QRectF(viewport()->rect()).adjusted(kScroll_px, kScroll_px, -kScroll_px, -kScroll_px);
    if (quiet.contains(shown)) return;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(off.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(off.y()));
}

QPointF PageView::origin() const {
    const QSizeF shown = QSizeF(m_page_px) * m_scale;
    const double air = std::max<double>(kAir_px, (viewport()->width() - shown.width()) / 2);
    return {air - horizontalScrollBar()->value(),
            static_cast<double>(kAir_px) - verticalScrollBar()->value()};
}

QRect PageView::onScreen(const QRect& area) const {
    const QPointF from = origin() + QPointF(area.topLeft()) * m_scale;
    return QRectF(from, QSizeF(area.size()) * m_scale).toAlignedRect();
}

int PageView::markAt(QPoint place) const {
    const QPointF at = (QPointF(place) - origin()) / m_scale;
    // Words lie upon unread ink, never below it.
    int found = -1;
    for (int i = 0; i < static_cast<int>(m_marks.size()); ++i) {
        const auto& mark = m_marks[static_cast<std::size_t>(i)];
        if (!QRectF(mark.area).contains(at)) continue;
        if (mark.kind != PageMark::Kind::Unread) return i;
        found = i;
    }
    return found;
}

void PageView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(event->rect(), QColor(kGround, kGround, kGround));
    if (m_page_px.isEmpty()) return;
    paintPage(painter, event->rect());
    if (m_current >= 0) thickFrame(painter, onScreen(m_marks[static_cast<std::size_t>(m_current)].area));
    for (const auto& mark : m_marks)
        if (onScreen(mark.area).intersects(event->rect())) paintMark(painter, mark);
    if (!m_place.isEmpty()) thickFrame(painter, onScreen(m_place));
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style::colour(Tone::Accent), 2));
    painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
}

void PageView::paintPage(QPainter& painter, const QRect& exposed) {
    const QRect page = onScreen(QRect(QPoint(0, 0), m_page_px));
    painter.fillRect(page, Qt::white);
    if (m_picture.isNull()) return;
    const double ratio = devicePixelRatioF();
    const QSize wanted = (QSizeF(page.size()) * ratio).toSize();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (wanted.width() >= m_picture.width()) {
        const double toPicture = static_cast<double>(m_picture.width()) / page.width();
        const QRect seen = page.intersected(exposed);
        const QRectF source(QPointF(seen.topLeft() - page.topLeft()) * toPicture,
                            QSizeF(seen.size()) * toPicture);
        return painter.drawImage(QRectF(seen), m_picture, source);
    }
    if (m_scaled.size() != wanted)
        m_scaled = m_picture.scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    painter.drawImage(page, m_scaled);
}

void PageView::paintMark(QPainter& painter, const PageMark& mark) const {
    const QRectF at = onScreen(mark.area);
    switch (mark.kind) {
    case PageMark::Kind::Word:
        return;
    case PageMark::Kind::Doubtful:
        painter.fillRect(at, tinted(Tone::Attention, 40));
        painter.setPen(QPen(style::colour(Tone::Attention), 1.6));
        return wavyLine(painter, at);
    case PageMark::Kind::Corrected:
        painter.fillRect(at, tinted(Tone::Good, 30));
        painter.setPen(QPen(style::colour(Tone::Good), 1.4));
        painter.drawLine(at.bottomLeft(), at.bottomRight());
        return painter.drawLine(at.bottomLeft() + QPointF(0, 3), at.bottomRight() + QPointF(0, 3));
    case PageMark::Kind::Unread:
        painter.setPen(QPen(style::colour(Tone::Trouble), 2, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(at.adjusted(-2, -2, 2, 2));
        return questionMark(painter, at.adjusted(-2, -2, 2, 2));
    }
}

void PageView::resizeEvent(QResizeEvent* event) {
    layOutPage();
    QAbstractScrollArea::resizeEvent(event);
}

void PageView::scrollContentsBy(int, int) {
    viewport()->update();
}

void PageView::focusInEvent(QFocusEvent* event) {
    viewport()->update();
    QAbstractScrollArea::focusInEvent(event);
}

void PageView::focusOutEvent(QFocusEvent* event) {
    viewport()->update();
    QAbstractScrollArea::focusOutEvent(event);
}

// Marks stand in reading order.
void PageView::step(int by) {
    if (m_marks.empty()) return;
    const int last = static_cast<int>(m_marks.size()) - 1;
    setCurrent(m_current < 0 ? (by > 0 ? 0 : last) : std::clamp(m_current + by, 0, last));
    emit chosen(m_current);
}

void PageView::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    auto* across = horizontalScrollBar();
    auto* down = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomTo(m_scale * kStep);
    case Qt::Key_Minus:
        return zoomTo(m_scale / kStep);
    case Qt::Key_0:
        m_zoom = m_zoom == Zoom::Page ? Zoom::Width : Zoom::Page;
        return layOutPage();
    case Qt::Key_Right:
        return control ? step(1) : across->triggerAction(QScrollBar::SliderSingleStepAdd);
    case Qt::Key_Left:
        return control ? step(-1) : across->triggerAction(QScrollBar::SliderSingleStepSub);
    case Qt::Key_Down:
        return down->triggerAction(QScrollBar::SliderSingleStepAdd);
    case Qt::Key_Up:
        return down->triggerAction(QScrollBar::SliderSingleStepSub);
    case Qt::Key_Home:
        return down->setValue(0);
    case Qt::Key_End:
        return down->setValue(down->maximum());
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current < 0 || event->isAutoRepeat()) return; // one press, one word
        emit taken(m_current, event->modifiers().testFlag(Qt::ShiftModifier));
        return step(1); // Enter, Enter, Enter takes a name
    default:
        event->ignore();
    }
}

void PageView::mousePressEvent(QMouseEvent* event) {
    const int mark = markAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || mark < 0) return;
    setCurrent(mark);
    emit chosen(mark);
    emit taken(mark, event->modifiers().testFlag(Qt::ShiftModifier));
}

void PageView::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier)) return QAbstractScrollArea::wheelEvent(event);
    zoomTo(event->angleDelta().y() > 0 ? m_scale * kStep : m_scale / kStep);
}

bool PageView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int mark = markAt(help->pos());
        const QString words = mark < 0 ? QString() : m_marks[static_cast<std::size_t>(mark)].words;
        QToolTip::showText(help->globalPos(), words, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace ui::widgets
