// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/display.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui::text {

namespace base = core::base;

namespace {

struct Display {
    Q_DECLARE_TR_FUNCTIONS(Display)
};

constexpr std::int64_t kMinute_ms = 60'000;

} // namespace

QString shown(base::Instant instant) {
    return shown(base::toDisplay(base::toLocal(instant)));
}

QString shown(const base::Date& date) {
    return shown(base::toDisplay(date));
}

QString shown(base::Dong money) {
    return money.amount == 0 ? Display::tr("free of charge") : shown(base::toDisplay(money));
}

QString shownShortly(base::Instant instant, base::Instant now) {
    const auto local = base::toLocal(instant);
    const QString full = shown(base::toDisplay(local));
    return local.date == base::toLocal(now).date ? full.mid(11) : full;
}

QString shownWait(std::int64_t ms) {
    if (ms >= kMinute_ms) return Display::tr("in %n min", nullptr, static_cast<int>(ms / kMinute_ms));
    return Display::tr("in %n s", nullptr, static_cast<int>((ms + 999) / 1000));
}

QString shownSize(std::int64_t bytes) {
    constexpr std::int64_t kKilo = 1000;
    constexpr double kMega = 1e6;
    if (bytes < static_cast<std::int64_t>(kMega))
        return QStringLiteral("%1 kB").arg((bytes + kKilo - 1) / kKilo);
    return QStringLiteral("%1 MB").arg(QLocale().toString(static_cast<double>(bytes) / kMega, 'f', 1));
}

QString shownTimeLeft(std::int64_t seconds) {
    constexpr std::int64_t kMinute_s = 60;
    constexpr std::int64_t kLongest_min = 90;
    const auto minutes = (seconds + kMinute_s - 1) / kMinute_s;
    if (minutes <= 1) return Display::tr("under a minute");
    if (minutes <= kLongest_min) return Display::tr("about %1 min").arg(minutes);
    return Display::tr("about %1 h").arg((minutes + kMinute_s / 2) / kMinute_s);
}

std::string typed(const QString& text) {
    return base::cleaned(text.toStdString());
}

} // namespace ui::text
