// SPDX-License-Identifier: GPL-3.0-or-later
// What a scanner has to say, on stderr, in the language in force.
#pragma once

#include "core/ports/scan_source.h"

namespace app::ctl {

class ToldWaits final : public core::ports::ScannerTalk {
  public:
    void waiting(core::ports::ScanWait why, int seconds) override;
    void standardSettingsUsed() override;
};

} // namespace app::ctl
