// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/counter/metered_watch.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>

#include <utility>

namespace app::counter {
namespace {

// https://networkmanager.dev/docs/api/latest/gdbus-org.freedesktop.NetworkManager.html, NMMetered
const QString kService = QStringLiteral("org.freedesktop.NetworkManager");
const QString kPath = QStringLiteral("/org/freedesktop/NetworkManager");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");
const QString kMetered = QStringLiteral("Metered");
constexpr unsigned kYes = 1;

} // namespace

MeteredWatch::MeteredWatch(QDBusConnection bus, std::function<void(bool)> onMetered)
    : m_bus(std::move(bus)), m_onMetered(std::move(onMetered)) {
    m_bus.connect(kService, kPath, kProperties, QStringLiteral("PropertiesChanged"), this,
                  SLOT(note(QString, QVariantMap)));
    auto* starts = new QDBusServiceWatcher(kService, m_bus, QDBusServiceWatcher::WatchForRegistration, this);
    connect(starts, &QDBusServiceWatcher::serviceRegistered, this, &MeteredWatch::ask);
    ask();
}

void MeteredWatch::ask() {
    auto question = QDBusMessage::createMethodCall(kService, kPath, kProperties, QStringLiteral("Get"));
    question << kService << kMetered;
    question.setAutoStartService(false);
    auto* call = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call] {
        const QDBusPendingReply<QDBusVariant> answer = *call;
        if (answer.isValid()) tell(answer.value().variant());
        call->deleteLater();
    });
}

void MeteredWatch::note(const QString& interface, const QVariantMap& now) {
    if (interface == kService && now.contains(kMetered)) tell(now.value(kMetered));
}

void MeteredWatch::tell(const QVariant& metered) {
    bool isNumber = false;
    const auto value = metered.toUInt(&isNumber);
    if (isNumber) m_onMetered(value == kYes);
}

} // namespace app::counter
