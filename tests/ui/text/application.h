// SPDX-License-Identifier: GPL-3.0-or-later
// Translations need an application object; one serves all tests of the program.
#pragma once

#include <QCoreApplication>

namespace tests {

inline void needApplication() {
    static int count = 1;
    static char name[] = "test";
    static char* names[] = {name, nullptr};
    static QCoreApplication application(count, names);
}

} // namespace tests
