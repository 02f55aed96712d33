// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/language_button.h"

#include "ui/text/language.h"

#include <QEvent>

namespace ui::widgets {

namespace {

text::Language other() {
    return text::language() == text::Language::Vietnamese ? text::Language::English
                                                          : text::Language::Vietnamese;
}

} // namespace

LanguageButton::LanguageButton(QWidget* parent) : QToolButton(parent) {
    setObjectName(QStringLiteral("language"));
    setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    connect(this, &QToolButton::clicked, this, [] { text::setLanguage(other()); });
    retranslate();
}

void LanguageButton::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QToolButton::changeEvent(event);
}

void LanguageButton::retranslate() {
    const QString name = text::nameOf(other());
    const auto key = shortcut();
    setText(QStringLiteral("%1   %2").arg(name, key.toString(QKeySequence::NativeText)));
    setShortcut(key); // setText drops the key
    setAccessibleName(tr("Change the language to %1").arg(name));
}

} // namespace ui::widgets
