// SPDX-License-Identifier: GPL-3.0-or-later
// One offscreen QApplication for all tests of the program, styled as the counter is.
#pragma once

#include <QString>
#include <QTest>
#include <QWidget>

#include <functional>

namespace tests {

void needApplication();

// Base of a fixture with widgets: the application comes before its members.
struct WithApplication {
    WithApplication() { needApplication(); }
};

// Turns the event loop until it is so; false after ten seconds.
template<class Condition>
bool eventually(Condition condition) {
    return QTest::qWaitFor(condition, 10'000);
}

template<class Widget>
Widget* find(QWidget& in, const char* name) {
    return in.findChild<Widget*>(QString::fromLatin1(name));
}

// Types into whatever has the focus, as a keyboard does.
void type(const QString& text);
void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
// Long enough for the keyboard to repeat it.
void hold(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

} // namespace tests
