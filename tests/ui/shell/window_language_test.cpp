// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/outbox_rows.h"
#include "tests/ui/shell/window.h"

#include "ui/text/language.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QRegularExpression>
#include <QTextEdit>

using namespace tests;
using ui::text::Language;

namespace {

// Texts that a screen shows now, by widget.
QMap<QString, QString> visibleTexts(QWidget& window) {
    QMap<QString, QString> texts;
    int row = 0;
    for (auto* widget : window.findChildren<QWidget*>()) {
        const QString name = QStringLiteral("%1#%2").arg(++row).arg(widget->objectName());
        if (!widget->isVisible()) continue;
        if (auto* label = qobject_cast<QLabel*>(widget)) texts[name] = label->text();
        if (auto* button = qobject_cast<QAbstractButton*>(widget)) texts[name] = button->text();
        if (auto* line = qobject_cast<QLineEdit*>(widget)) texts[name] = line->placeholderText();
        if (auto* combo = qobject_cast<QComboBox*>(widget)) texts[name] = combo->currentText();
    }
    return texts;
}

const QRegularExpression
    kVietnamese(QStringLiteral("[ăâđêôơưạảãàáằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]"),
                QRegularExpression::CaseInsensitiveOption);

// What may stay Vietnamese on an English screen: data, and the other language's name.
bool isData(const QString& text) {
    for (const char* data : {"Mẫu", "Trần Thị Mai", "Tiếng Việt", "H15.50", "Đăng ký"})
        if (text.contains(QString::fromUtf8(data))) return true;
    return false;
}

void checkEnglish(OpenWindow& window) {
    const auto texts = visibleTexts(*window.window);
    CHECK(texts.size() > 5);
    for (const auto& text : texts) {
        INFO(text.toStdString());
        CHECK((isData(text) || !text.contains(kVietnamese)));
    }
}

void checkNames(QWidget& window) {
    for (auto* widget : window.findChildren<QWidget*>()) {
        const bool control = qobject_cast<QLineEdit*>(widget) || qobject_cast<QAbstractButton*>(widget) ||
                             qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractItemView*>(widget);
        if (!control || !widget->isVisible() || widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        INFO(widget->metaObject()->className() << " " << widget->objectName().toStdString());
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        CHECK((!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) ||
               widget->focusPolicy() == Qt::NoFocus));
    }
}

} // namespace

TEST_CASE("the language changes at run time on every screen") {
    OpenWindow window;
    window.counter.setOutbox(outboxRows());
    window.show();
    ui::text::setLanguage(Language::English);
    QCoreApplication::processEvents();
    checkEnglish(window);
    window.signIn();
    QCoreApplication::processEvents();
    checkEnglish(window);
    press(Qt::Key_F9); // a sentence in the banner
    checkEnglish(window);
    press(Qt::Key_F3);
    REQUIRE(eventually([&] {
        return window.window->findChild<QAbstractItemView*>(QStringLiteral("outbox"))->model()->rowCount() ==
               5;
    }));
    checkEnglish(window);
}

TEST_CASE("a sentence that stands on the screen changes its language with the screen") {
    OpenWindow window;
    window.show();
    window.signIn();
    press(Qt::Key_F9);
    REQUIRE(window.banner("banner").contains(QStringLiteral("Chưa tiếp nhận được")));
    press(Qt::Key_L, Qt::ControlModifier);
    REQUIRE(eventually([&] { return window.banner("banner").contains(QStringLiteral("Not accepted yet")); }));
    press(Qt::Key_L, Qt::ControlModifier);
    CHECK(
        eventually([&] { return window.banner("banner").contains(QStringLiteral("Chưa tiếp nhận được")); }));
}

TEST_CASE("every control has a name for the screen reader") {
    OpenWindow window;
    window.counter.setOutbox(outboxRows());
    window.show();
    checkNames(*window.window);
    window.signIn();
    checkNames(*window.window);
    press(Qt::Key_F3);
    checkNames(*window.window);
}

TEST_CASE("each field of a person is named with the person, in either language") {
    OpenWindow window;
    window.show();
    window.signIn();
    window.window->desk().setOwnerIsSubmitter(false);
    for (const auto language : {Language::Vietnamese, Language::English}) {
        ui::text::setLanguage(language);
        QCoreApplication::processEvents();
        QStringList names;
        for (const auto* each : window.window->findChildren<QLineEdit*>())
            if (each->objectName().startsWith(QStringLiteral("submitter.")) ||
                each->objectName().startsWith(QStringLiteral("owner.")))
                names << each->accessibleName();
        REQUIRE(names.size() == 10);
        CHECK(names.removeDuplicates() == 0);
    }
}

TEST_CASE("buttons with a key show it") {
    OpenWindow window;
    window.show();
    window.signIn();
    const QMap<QString, QString> keys{{QStringLiteral("scan"), QStringLiteral("F5")},
                                      {QStringLiteral("accept"), QStringLiteral("F9")},
                                      {QStringLiteral("toIntake"), QStringLiteral("F2")},
                                      {QStringLiteral("toOutbox"), QStringLiteral("F3")}};
    for (auto key = keys.begin(); key != keys.end(); ++key)
        CHECK(window.window->findChild<QAbstractButton*>(key.key())->text().endsWith(key.value()));
}

TEST_CASE("text has eleven points or more, and each tone stands out on its ground") {
    needApplication();
    CHECK(QApplication::font().pointSizeF() >= 11);
    const auto luminance = [](const QColor& colour) {
        const auto part = [](double share) {
            return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
    };
    using ui::style::Tone;
    for (const auto tone :
         {Tone::Plain, Tone::Quiet, Tone::Accent, Tone::Good, Tone::Attention, Tone::Trouble})
        for (const auto& ground :
             {QColor(Qt::white), ui::style::ground(Tone::Quiet), ui::style::ground(tone)})
            CHECK((luminance(ground) + 0.05) / (luminance(ui::style::colour(tone)) + 0.05) >= 4.5);
}
