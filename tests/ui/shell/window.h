// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window at a counter, driven by real keys; questions are answered by the test.
#pragma once

#include "tests/ui/shell/application.h"
#include "tests/ui/shell/counter.h"

#include "ui/shell/main_window.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QLineEdit>

#include <catch2/catch.hpp>

#include <memory>

namespace tests {

class AnsweringAsk : public ui::dialogs::Ask {
  public:
    bool answer = true;
    int asked = 0;
    void ask(QWidget*, const ui::dialogs::Question&, std::function<void(bool)> then) override {
        ++asked;
        then(answer);
    }

    ui::dialogs::LoginAnswer waiting; // a login that is asked for now
    QString loginWords;
    QString lateWords;
    void askLogin(QWidget*, const ui::dialogs::LoginQuestion& question,
                  ui::dialogs::LoginAnswer then) override {
        loginWords = question.words;
        lateWords.clear();
        waiting = std::move(then);
    }
    void tellLoginLate(const QString& words) override {
        if (waiting) lateWords = words;
    }
    void answerLogin(std::optional<core::ports::ScannerLogin> login) {
        std::exchange(waiting, {})(std::move(login));
    }
};

struct OpenWindow {
    Counter counter;
    AnsweringAsk ask;
    std::unique_ptr<ui::shell::MainWindow> window;

    OpenWindow() { needApplication(); }

    void show() {
        window = std::make_unique<ui::shell::MainWindow>(counter.services, ask);
        window->show();
        window->activateWindow();
        REQUIRE(eventually(
            [this] { return window->isActiveWindow() && QApplication::focusWidget() != nullptr; }));
    }
    void signIn() {
        type(QStringLiteral("mai"));
        press(Qt::Key_Return);
        type(QString::fromLatin1(Counter::kPassphrase));
        press(Qt::Key_Return);
        REQUIRE(eventually([this] { return find<QWidget>(*window, "intakePage")->isVisible(); }));
    }
    [[nodiscard]] QString banner(const char* name) const {
        auto* one = window->findChild<ui::widgets::Banner*>(QString::fromLatin1(name));
        return one->isVisible() ? one->words() : QString();
    }
};

} // namespace tests
