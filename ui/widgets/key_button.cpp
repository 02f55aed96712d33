// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_button.h"

#include <QKeyEvent>
#include <QShortcut>

namespace ui::widgets {

QShortcut* onPress(const QKeySequence& key, QWidget* page) {
    auto* shortcut = new QShortcut(key, page);
    shortcut->setAutoRepeat(false);
    return shortcut;
}

FieldKey::FieldKey(const QKeySequence& key, QWidget* field) : QObject(field), m_key(key) {
    field->installEventFilter(this);
}

bool FieldKey::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QObject::eventFilter(watched, event);
    const auto& pressed = *static_cast<QKeyEvent*>(event);
    const auto modifiers = pressed.modifiers() & ~Qt::KeypadModifier;
    if (QKeySequence(QKeyCombination(modifiers, static_cast<Qt::Key>(pressed.key()))) != m_key) return false;
    if (!pressed.isAutoRepeat()) emit activated();
    return true;
}

KeyButton::KeyButton(const QKeySequence& key, QWidget* page) : QPushButton(page), m_key(key) {
    connect(onPress(key, page), &QShortcut::activated, this, &KeyButton::press);
    setAutoDefault(false);
}

KeyButton::KeyButton(const QKeySequence& key, QWidget* page, QWidget* field) : QPushButton(page), m_key(key) {
    connect(new FieldKey(key, field), &FieldKey::activated, this, &KeyButton::press);
    setAutoDefault(false);
}

void KeyButton::press() {
    if (isEnabled() && !isHidden()) click();
}

void KeyButton::setWords(const QString& words) {
    m_words = words;
    const QString key = m_key.toString(QKeySequence::NativeText);
    setText(QStringLiteral("%1%2   %3").arg(icon().isNull() ? QString() : QStringLiteral(" "), words, key));
    setAccessibleName(QStringLiteral("%1, %2").arg(words, key));
}

} // namespace ui::widgets
