// SPDX-License-Identifier: GPL-3.0-or-later
// Tells when nobody has touched keys or mouse for a while, in any window of the program. GUI thread.
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace ui::shell {

class IdleWatch : public QObject {
    Q_OBJECT
  public:
    explicit IdleWatch(std::chrono::milliseconds limit, QObject* parent = nullptr);

    // From now on; idle() comes once.
    void start() { m_timer.start(); }
    void stop() { m_timer.stop(); }

  signals:
    void idle();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QTimer m_timer;
};

} // namespace ui::shell
