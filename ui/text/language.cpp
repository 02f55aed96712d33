// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

// A resource in a static library has to be named once by code that is linked.
static void loadTranslations() {
    Q_INIT_RESOURCE(i18n);
}

namespace ui::text {

namespace {

Language s_language = Language::Vietnamese;

QTranslator& translator() {
    static QTranslator one;
    return one;
}

} // namespace

void setLanguage(Language language) {
    loadTranslations();
    s_language = language;
    const bool vietnamese = language == Language::Vietnamese;
    QLocale::setDefault(vietnamese ? QLocale(QLocale::Vietnamese, QLocale::Vietnam)
                                   : QLocale(QLocale::English));
    QCoreApplication::removeTranslator(&translator());
    if (translator().load(vietnamese ? QStringLiteral(":/i18n/counterfoil_vi.qm")
                                     : QStringLiteral(":/i18n/counterfoil_en.qm")))
        QCoreApplication::installTranslator(&translator());
}

Language language() {
    return s_language;
}

QString nameOf(Language language) {
    return language == Language::Vietnamese ? QStringLiteral("Tiếng Việt") : QStringLiteral("English");
}

} // namespace ui::text
