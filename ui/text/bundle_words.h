// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of bundles on sticks. In the language in force; any thread.
#pragma once

#include <QString>
#include <QStringList>

#include <string>

namespace ui::text {

QString bundleWrittenWords(int number, const std::string& file, int dossiers);
// Dossiers that did not open here.
QString leftOutWords(int dossiers);
QString mayRemoveStickWords();
QStringList importedReceiptWords(int number, int acknowledged, int before, int refused, bool hasGap);
// While it is written or read.
QString stickInUseWords();
QString noStickWords();
QString severalSticksWords();
QString noReceiptOnStickWords();
// Of what waits: the bundle that carries it as well.
QString onStickWords(int number);

} // namespace ui::text
