// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/idle_watch.h"

#include "core/ports/clock.h"

#include <QApplication>
#include <QEvent>

#include <algorithm>

namespace ui::shell {

namespace {
using std::chrono::milliseconds;
// A timer stands still while the PC sleeps: so long after it wakes up the screen may still be seen.
constexpr milliseconds kLongestLook{2000};
} // namespace

IdleWatch::IdleWatch(milliseconds limit, const core::ports::Clock& clock, QObject* parent)
    : QObject(parent), m_limit(limit), m_clock(clock) {
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &IdleWatch::look);
    QApplication::instance()->installEventFilter(this);
}

void IdleWatch::start() {
    m_touched_ms = m_clock.bootMs();
    look();
}

milliseconds IdleWatch::left() const {
    return m_limit - milliseconds(m_clock.bootMs() - m_touched_ms);
}

void IdleWatch::look() {
    if (left() > milliseconds::zero()) return m_look.start(std::min(left(), kLongestLook));
    m_look.stop();
    emit idle();
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::TouchBegin:
    case QEvent::Wheel:
        if (!m_look.isActive()) break;
        if (left() <= milliseconds::zero()) {
            look();
            return true; // whoever wakes the PC up types nothing into what another one left open
        }
        m_touched_ms = m_clock.bootMs();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui::shell
