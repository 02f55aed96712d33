// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/told_waits.h"

#include "ui/text/words.h"

#include <cstdio>

namespace app::ctl {

void ToldWaits::waiting(core::ports::ScanWait why, int seconds) {
    if (seconds > 0) std::fprintf(stderr, "%s\n", ui::text::words(why, seconds).toUtf8().constData());
}

void ToldWaits::standardSettingsUsed() {
    std::fprintf(stderr, "%s\n", ui::text::standardSettingsWords().toUtf8().constData());
}

} // namespace app::ctl
