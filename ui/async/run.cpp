// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/async/run.h"

#include <QCoreApplication>
#include <QEvent>

#include <deque>
#include <mutex>

namespace ui::async {
namespace {

// What waits for the GUI thread. It changes hands under this lock, and an event without content is the bell:
// what Qt's own queue does is hidden from a checker of threads.
class Inbox : public QObject {
  public:
    // Belongs to the thread that asks first: the GUI thread, by the first Delivery.
    static Inbox& ofGuiThread() {
        static Inbox inbox;
        return inbox;
    }

    void put(std::function<void()> delivery) {
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(std::move(delivery));
        }
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }

  protected:
    bool event(QEvent* event) override {
        if (event->type() != QEvent::User) return QObject::event(event);
        next()();
        return true;
    }

  private:
    std::function<void()> next() {
        const std::lock_guard lock(m_mutex);
        auto first = std::move(m_waiting.front());
        m_waiting.pop_front();
        return first;
    }

    std::mutex m_mutex;
    std::deque<std::function<void()>> m_waiting; // one event each
};

} // namespace

Delivery::Delivery(QObject* receiver) : m_receiver(receiver) {
    Inbox::ofGuiThread();
}

void Delivery::operator()(std::function<void()> deliver) const {
    Inbox::ofGuiThread().put([receiver = m_receiver, deliver = std::move(deliver)] {
        if (receiver) deliver();
    });
}

} // namespace ui::async
