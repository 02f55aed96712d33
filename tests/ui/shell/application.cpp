// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/application.h"

#include "ui/style/look.h"
#include "ui/text/language.h"

#include <QApplication>

namespace tests {

void needApplication() {
    static int count = 1;
    static char name[] = "test";
    static char* names[] = {name, nullptr};
    static const bool offscreen = qputenv("QT_QPA_PLATFORM", "offscreen");
    Q_UNUSED(offscreen);
    // Never destroyed: after main() the statics that it uses are gone already.
    static auto* const application = new QApplication(count, names);
    static const bool styled = [] {
        ui::style::apply(*application);
        return true;
    }();
    Q_UNUSED(styled);
    ui::text::setLanguage(ui::text::Language::Vietnamese);
}

namespace {

QWidget* focused() {
    auto* widget = QApplication::focusWidget();
    return widget ? widget : QApplication::activeWindow();
}

} // namespace

void type(const QString& text) {
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, focused(), Qt::Key_unknown, letter, Qt::NoModifier);
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QTest::keyClick(focused(), key, modifiers);
}

void hold(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    for (const bool isRepeat : {false, true, true, true})
        QTest::simulateEvent(focused(), true, key, modifiers, {}, isRepeat);
    QTest::simulateEvent(focused(), false, key, modifiers, {}, false);
}

} // namespace tests
