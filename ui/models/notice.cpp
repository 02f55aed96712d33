// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/notice.h"

#include "ui/text/display.h"
#include "ui/text/sentence.h"

#include <utility>

namespace ui::models {

Notice troubleNotice(const core::base::Error& error) {
    return {style::Tone::Trouble, [error] { return text::sentence(error); },
            text::shown(core::base::describe(error))};
}

Notice notice(style::Tone tone, std::function<QString()> words) {
    return {tone, std::move(words), {}};
}

} // namespace ui::models
