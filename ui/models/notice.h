// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence for the clerk that can be asked for again when the language changes. GUI thread.
#pragma once

#include "core/base/error.h"
#include "ui/style/tones.h"

#include <QString>

#include <functional>

namespace ui::models {

struct Notice {
    style::Tone tone = style::Tone::Plain;
    std::function<QString()> words; // empty: nothing to say
    QString detail;                 // English, for the technician

    [[nodiscard]] bool empty() const { return !words; }
};

Notice troubleNotice(const core::base::Error& error);
Notice notice(style::Tone tone, std::function<QString()> words);

} // namespace ui::models
