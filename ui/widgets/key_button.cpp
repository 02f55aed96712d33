// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_button.h"

#include <QShortcut>

namespace ui::widgets {

KeyButton::KeyButton(const QKeySequence& key, QWidget* page)
    : QPushButton(page), m_shortcut(new QShortcut(key, page)) {
    listen(false);
}

KeyButton::KeyButton(const QKeySequence& key, QWidget* page, QWidget* field)
    : QPushButton(page), m_shortcut(new QShortcut(key, field)) {
    m_shortcut->setContext(Qt::WidgetShortcut);
    listen(true);
}

void KeyButton::listen(bool autoRepeat) {
    m_shortcut->setAutoRepeat(autoRepeat);
    connect(m_shortcut, &QShortcut::activated, this, [this] {
        if (isEnabled() && !isHidden()) click();
    });
    setAutoDefault(false);
}

void KeyButton::setWords(const QString& words) {
    m_words = words;
    const QString key = m_shortcut->key().toString(QKeySequence::NativeText);
    setText(QStringLiteral("%1%2   %3").arg(icon().isNull() ? QString() : QStringLiteral(" "), words, key));
    setAccessibleName(QStringLiteral("%1, %2").arg(words, key));
}

} // namespace ui::widgets
