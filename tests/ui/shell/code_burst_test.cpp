// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/application.h"

#include "ui/intake/code_burst.h"
#include "ui/widgets/key_button.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QTimer>

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
    // Runs from the last key on, while keys are held back.
    QTimer& pause() { return *burst.findChild<QTimer*>(); }
    bool pausedFor(int time_ms) {
        return tests::eventually([&] { return pause().interval() - pause().remainingTime() > time_ms; }) &&
               pause().isActive();
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

namespace {

// A list whose letters are acts.
struct ActingDesk : Desk {
    QListWidget list;
    int acts = 0;

    ActingDesk() {
        list.addItems({QStringLiteral("1"), QStringLiteral("2")});
        for (const auto key : {Qt::Key_S, Qt::Key_T})
            QObject::connect(new ui::widgets::FieldKey(key, &list), &ui::widgets::FieldKey::activated,
                             [this] { ++acts; });
        list.show();
        list.activateWindow();
        list.setFocus();
        REQUIRE(tests::eventually([this] { return list.hasFocus(); }));
    }
    void typeKeys(const std::string& code) {
        for (const char letter : code)
            QTest::keyClick(&list, letter);
    }
    // Behind all that was typed: a letter of the clerk's own still acts, once.
    [[nodiscard]] bool onlyThisActs() {
        tests::press(Qt::Key_T);
        return tests::eventually([this] { return acts > 0; }) && acts == 1;
    }
};

constexpr char kSlip[] = "CF1;slip;H15.50.05.13-261121-0001;00112233445566778899aabbccddeeff";

} // namespace

TEST_CASE("a code that begins with a letter does no act where letters are acts, and is told") {
    ActingDesk desk;
    desk.typeKeys(kSlip);
    tests::press(Qt::Key_Return);
    CHECK(desk.read == QStringList{QString::fromLatin1(kSlip)});
    desk.typeKeys("TSTSTS");
    tests::press(Qt::Key_Return);
    CHECK(desk.read.size() == 2);
    CHECK(desk.onlyThisActs());
}

TEST_CASE("a reader that pauses within a code does no act either") {
    ActingDesk desk;
    desk.typeKeys("SLIPS");
    REQUIRE(desk.pausedFor(CodeBurst::kPauseOfAct_ms));
    desk.typeKeys("TST");
    tests::press(Qt::Key_Return);
    CHECK(desk.read == QStringList{QStringLiteral("SLIPSTST")});
    CHECK(desk.onlyThisActs());
}

TEST_CASE("a code that a reader breaks off does no act") {
    ActingDesk desk;
    desk.typeKeys("STSTSTST");
    REQUIRE(tests::eventually([&] { return !desk.pause().isActive(); }));
    CHECK(desk.read.isEmpty());
    CHECK(desk.onlyThisActs());
}

TEST_CASE("letters that a clerk presses act each, in order") {
    ActingDesk desk;
    tests::press(Qt::Key_S);
    tests::press(Qt::Key_T);
    CHECK(tests::eventually([&] { return desk.acts == 2; }));
    CHECK(desk.read.isEmpty());
}

TEST_CASE("a card's code is whole in a field though the reader pauses") {
    Desk desk;
    tests::type(kCode.left(20));
    REQUIRE(desk.pausedFor(CodeBurst::kPause_ms));
    tests::type(kCode.mid(20));
    tests::press(Qt::Key_Return);
    CHECK(desk.read == QStringList{kCode});
    CHECK(desk.field.text().isEmpty());
}

TEST_CASE("without its page no key is held back") {
    Desk desk;
    desk.burst.setEnabled(false);
    tests::type(QStringLiteral("12|3"));
    CHECK(desk.field.text() == QStringLiteral("12|3"));
}
