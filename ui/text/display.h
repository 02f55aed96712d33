// SPDX-License-Identifier: GPL-3.0-or-later
// Values as the counter shows them: dates dd/MM/yyyy HH:mm, money 1.234.000 đ. Any thread.
#pragma once

#include "core/base/money.h"
#include "core/base/time.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ui::text {

inline QString shown(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}
QString shown(core::base::Instant instant);
QString shown(const core::base::Date& date);
QString shown(core::base::Dong money); // 0 is "free of charge"
// "12:05" of today, else date and time.
QString shownShortly(core::base::Instant instant, core::base::Instant now);
// "in 25 s", "in 4 min"
QString shownWait(std::int64_t ms);

// "850 kB", "1.2 MB" of 1,000 kB, as QLocale writes it
QString shownSize(std::int64_t bytes);
// "under a minute", "about 4 min", "about 2 h"
QString shownTimeLeft(std::int64_t seconds);

// NFC, white space folded; what goes into a dossier from a field.
std::string typed(const QString& text);

} // namespace ui::text
