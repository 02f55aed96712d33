// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_button.h"

#include <QShortcut>

namespace ui::widgets {

QShortcut* onPress(const QKeySequence& key, QWidget* page) {
    auto* shortcut = new QShortcut(key, page);
    shortcut->setAutoRepeat(false);
    return shortcut;
}

KeyButton::KeyButton(const QKeySequence& key, QWidget* page)
    : QPushButton(page), m_shortcut(onPress(key, page)) {
    listen();
}

KeyButton::KeyButton(const QKeySequence& key, QWidget* page, QWidget* field)
    : QPushButton(page), m_shortcut(onPress(key, field)) {
    m_shortcut->setContext(Qt::WidgetShortcut);
    listen();
}

void KeyButton::listen() {
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
