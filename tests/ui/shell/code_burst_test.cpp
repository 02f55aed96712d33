// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/application.h"

#include "ui/intake/code_burst.h"

#include <QApplication>
#include <QLineEdit>

#include <catch2/catch.hpp>

using ui::intake::CodeBurst;

namespace {

const QString kCode = QStringLiteral("001190000013||Nguyễn Thị Mẫu|15051990|Nữ|Tổ 1, Phường Mẫu|15052025");

struct Desk : tests::WithApplication {
    QLineEdit field;
    CodeBurst burst;
    QStringList read;

    Desk() {
        field.show();
        field.activateWindow();
        field.setFocus();
        REQUIRE(tests::eventually([this] { return field.hasFocus(); }));
        qApp->installEventFilter(&burst);
        burst.setEnabled(true);
        QObject::connect(&burst, &CodeBurst::read, [this](const QString& text) { read << text; });
    }
};

} // namespace

TEST_CASE("a card reader's burst is recognised and kept away from the focused field") {
    Desk desk;
    desk.field.setText(QStringLiteral("Mai"));
    tests::type(kCode);
    tests::press(Qt::Key_Return);
    REQUIRE(desk.read == QStringList{kCode});
    CHECK(desk.field.text() == QStringLiteral("Mai"));
    CHECK(desk.field.testAttribute(Qt::WA_InputMethodEnabled));
}

TEST_CASE("the input method is off while a burst runs") {
    Desk desk;
    tests::type(kCode.left(20));
    CHECK_FALSE(desk.field.testAttribute(Qt::WA_InputMethodEnabled));
    tests::type(kCode.mid(20));
    tests::press(Qt::Key_Return);
    CHECK(desk.field.testAttribute(Qt::WA_InputMethodEnabled));
}

TEST_CASE("typed digits reach the field in order") {
    Desk desk;
    tests::type(QStringLiteral("0912"));
    CHECK(tests::eventually([&] { return desk.field.text() == QStringLiteral("0912"); }));
    CHECK(desk.read.isEmpty());
}

TEST_CASE("fast typing that is no card code reaches the field with its Enter") {
    Desk desk;
    int entered = 0;
    QObject::connect(&desk.field, &QLineEdit::returnPressed, [&] { ++entered; });
    tests::type(QStringLiteral("1.001193"));
    tests::press(Qt::Key_Return);
    CHECK(tests::eventually([&] { return desk.field.text() == QStringLiteral("1.001193"); }));
    CHECK(entered == 1);
    CHECK(desk.read.isEmpty());
}

TEST_CASE("letters are never held back") {
    Desk desk;
    tests::type(QStringLiteral("Mẫu 7"));
    CHECK(desk.field.text() == QStringLiteral("Mẫu "));
    CHECK(tests::eventually([&] { return desk.field.text() == QStringLiteral("Mẫu 7"); }));
}

TEST_CASE("without its page no key is held back") {
    Desk desk;
    desk.burst.setEnabled(false);
    tests::type(QStringLiteral("12|3"));
    CHECK(desk.field.text() == QStringLiteral("12|3"));
}
