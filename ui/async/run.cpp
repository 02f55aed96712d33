// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/async/run.h"

#include <QCoreApplication>
#include <QMetaObject>

namespace ui::async {

Delivery::Delivery(QObject* receiver) : m_receiver(receiver) {}

void Delivery::operator()(std::function<void()> deliver) const {
    auto* gui = QCoreApplication::instance();
    if (!gui) return;
    QMetaObject::invokeMethod(
        gui,
        [receiver = m_receiver, deliver = std::move(deliver)] {
            if (receiver) deliver();
        },
        Qt::QueuedConnection);
}

} // namespace ui::async
