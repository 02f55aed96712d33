// SPDX-License-Identifier: GPL-3.0-or-later
// Over a bus of its own, by the real dbus-daemon.
#include "app/counter/metered_watch.h"

#include <catch2/catch.hpp>

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QDeadlineTimer>
#include <QProcess>

#include <vector>

using app::counter::MeteredWatch;

namespace {

const QString kManager = QStringLiteral("org.freedesktop.NetworkManager");
const QString kManagerPath = QStringLiteral("/org/freedesktop/NetworkManager");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");

// Answers like NetworkManager when it is asked for its one property.
class Manager : public QDBusVirtualObject {
  public:
    explicit Manager(QDBusConnection bus) : m_bus(std::move(bus)) {
        REQUIRE(m_bus.registerVirtualObject(kManagerPath, this));
    }
    void start() { REQUIRE(m_bus.registerService(kManager)); }
    void become(unsigned metered) {
        m_metered = metered;
        auto news =
            QDBusMessage::createSignal(kManagerPath, kProperties, QStringLiteral("PropertiesChanged"));
        news << kManager << QVariantMap{{QStringLiteral("Metered"), metered}} << QStringList{};
        REQUIRE(m_bus.send(news));
    }

    [[nodiscard]] QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& bus) override {
        if (message.member() != QStringLiteral("Get")) return false;
        return bus.send(message.createReply(QVariant::fromValue(QDBusVariant(m_metered))));
    }

  private:
    QDBusConnection m_bus;
    unsigned m_metered = 0;
};

QCoreApplication& application() {
    static int count = 1;
    static char name[] = "counter";
    static char* names[] = {name, nullptr};
    static QCoreApplication one(count, names);
    return one;
}

// A bus with nobody on it.
class Bus {
  public:
    Bus() {
        application();
        m_daemon.start(QStringLiteral(DBUS_DAEMON), {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                     QStringLiteral("--print-address")});
        REQUIRE(m_daemon.waitForReadyRead());
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }
    ~Bus() {
        for (const auto& name : m_names)
            QDBusConnection::disconnectFromBus(name);
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    Bus(const Bus&) = delete;
    Bus& operator=(const Bus&) = delete;
    QDBusConnection connection(const QString& name) {
        m_names.push_back(name);
        return QDBusConnection::connectToBus(m_address, name);
    }

  private:
    QProcess m_daemon;
    QString m_address;
    std::vector<QString> m_names;
};

struct Told {
    std::vector<bool> all;
    bool has(const std::vector<bool>& wanted) const {
        const QDeadlineTimer end(30'000);
        while (all != wanted && !end.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
        return all == wanted;
    }
};

} // namespace

TEST_CASE("A network that is declared as metered is told, and when it is so no longer") {
    Bus bus;
    Manager manager(bus.connection(QStringLiteral("manager")));
    manager.become(1);
    manager.start();
    Told told;
    const MeteredWatch watch(bus.connection(QStringLiteral("counter")),
                             [&](bool is) { told.all.push_back(is); });
    REQUIRE(told.has({true}));
    manager.become(2);
    CHECK(told.has({true, false}));
}

TEST_CASE("What is only guessed to be metered is not") {
    Bus bus;
    Manager manager(bus.connection(QStringLiteral("manager")));
    manager.become(3);
    manager.start();
    Told told;
    const MeteredWatch watch(bus.connection(QStringLiteral("counter")),
                             [&](bool is) { told.all.push_back(is); });
    CHECK(told.has({false}));
}

TEST_CASE("A manager of networks that starts later is asked then") {
    Bus bus;
    Manager manager(bus.connection(QStringLiteral("manager")));
    manager.become(1);
    Told told;
    const MeteredWatch watch(bus.connection(QStringLiteral("counter")),
                             [&](bool is) { told.all.push_back(is); });
    manager.start();
    CHECK(told.has({true}));
}
