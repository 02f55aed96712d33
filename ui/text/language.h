// SPDX-License-Identifier: GPL-3.0-or-later
// The language in force. GUI thread (a program without a window: main thread).
#pragma once

#include <QString>

namespace ui::text {

enum class Language { Vietnamese, English };

// Replaces the translators of the application; every widget gets QEvent::LanguageChange.
void setLanguage(Language language);
Language language();

// The language's own name, never translated.
QString nameOf(Language language);

} // namespace ui::text
