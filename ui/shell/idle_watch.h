// SPDX-License-Identifier: GPL-3.0-or-later
// Tells when nobody has touched keys or mouse for a while, in any window of the program. A PC that sleeps is
// not touched either: the time is the boot clock's. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>

namespace core::ports {
class Clock;
}

namespace ui::shell {

class IdleWatch : public QObject {
    Q_OBJECT
  public:
    IdleWatch(std::chrono::milliseconds limit, const core::ports::Clock& clock, QObject* parent = nullptr);

    // From now on; idle() comes once.
    void start();
    void stop() { m_look.stop(); }

  signals:
    void idle();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void look();
    [[nodiscard]] std::chrono::milliseconds left() const;

    const std::chrono::milliseconds m_limit;
    const core::ports::Clock& m_clock;
    std::int64_t m_touched_ms = 0; // by the boot clock
    QTimer m_look;
};

} // namespace ui::shell
