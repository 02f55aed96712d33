// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/display.h"

#include "core/base/text.h"

#include <QCoreApplication>

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

std::string typed(const QString& text) {
    return base::cleaned(text.toStdString());
}

} // namespace ui::text
