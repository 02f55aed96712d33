// SPDX-License-Identifier: GPL-3.0-or-later
// Tells whether the network costs by what it carries, as NetworkManager has been told by whoever set it up.
// GUI thread.
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <functional>

namespace app::counter {

class MeteredWatch : public QObject {
    Q_OBJECT
  public:
    // `onMetered` is called once NetworkManager has answered, and when that changes; never where there is
    // none. A guess of its does not count: where the one link is a modem, files would wait for nothing.
    MeteredWatch(QDBusConnection bus, std::function<void(bool)> onMetered);

  private slots:
    void ask();
    void note(const QString& interface, const QVariantMap& now);

  private:
    void tell(const QVariant& metered);

    QDBusConnection m_bus;
    std::function<void(bool)> m_onMetered;
};

} // namespace app::counter
