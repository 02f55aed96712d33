// SPDX-License-Identifier: GPL-3.0-or-later
// What a scanner says beside its pages, and what the clerk sees of it.
#include "tests/ui/shell/window.h"

#include "ui/dialogs/ask_by_dialog.h"

#include <QAbstractButton>
#include <QDialog>
#include <QLabel>
#include <QListView>
#include <QStatusBar>

#include <condition_variable>
#include <thread>

using namespace tests;
using core::ports::ScannerLogin;
using core::ports::ScannerTalk;
using core::ports::ScanWait;

namespace {

struct AtWork : OpenWindow {
    AtWork() { show(); }

    [[nodiscard]] QString paper() const { return banner("paperBanner"); }
    [[nodiscard]] QString status() const { return window->statusBar()->currentMessage(); }
    [[nodiscard]] bool isAtIntake() const { return find<QWidget>(*window, "intakePage")->isVisible(); }
    [[nodiscard]] int pages() const { return find<QListView>(*window, "pages")->model()->rowCount(); }
    [[nodiscard]] bool isLoginWanted() const { return find<QWidget>(*window, "login")->isVisible(); }
    // On a thread of its own, as the scanner does.
    void pressScannersButton() {
        std::jthread([this] { counter.talk().buttonPressed("fi-7160", "scan"); }).join();
    }
};

// The scanner's thread stands still here until the stop.
void untilStopped(const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait(lock, stop, [] { return false; });
}

Stack saying(std::function<void(ScannerTalk&, const std::stop_token&)> what) {
    Stack stack{birthPapers()};
    stack.says = std::move(what);
    return stack;
}

} // namespace

TEST_CASE("The scanner is opened ahead of F5 when the clerk signs in") {
    AtWork at;
    CHECK(at.counter.openedAhead() == 0);
    at.signIn();
    CHECK(eventually([&] { return at.counter.openedAhead() == 1; }));
}

TEST_CASE("A scanner in use is waited for in sight, second by second, and Esc ends the waiting") {
    AtWork at;
    at.signIn();
    at.counter.putIntoFeeder(saying([](ScannerTalk& talk, const std::stop_token& stop) {
        talk.waiting(ScanWait::Busy, 2);
        untilStopped(stop);
    }));
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return at.paper().contains(QStringLiteral("2 giây")); }));
    CHECK(at.paper().contains(QStringLiteral("Esc")));
    CHECK(find<QWidget>(*at.window, "stop")->isVisible());
    at.counter.talk().waiting(ScanWait::Busy, 1);
    REQUIRE(eventually([&] { return at.paper().contains(QStringLiteral("1 giây")); }));
    at.counter.talk().waiting(ScanWait::Busy, 0);
    REQUIRE(eventually([&] { return at.paper().isEmpty(); }));
    press(Qt::Key_Escape);
    CHECK(eventually([&] { return !at.window->desk().scanning(); }));
    at.counter.talk().waiting(ScanWait::Busy, 4); // too late to matter
    QCoreApplication::sendPostedEvents();
    CHECK_FALSE(at.paper().contains(QStringLiteral("4 giây")));
}

TEST_CASE("Standard settings are told while they scan, and once more behind the pages, in either language") {
    AtWork at;
    at.signIn();
    at.counter.putIntoFeeder(
        saying([](ScannerTalk& talk, const std::stop_token&) { talk.standardSettingsUsed(); }));
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return at.pages() == 4 && !at.window->desk().busy(); }));
    CHECK(at.paper().contains(QStringLiteral("4 trang")));
    CHECK(at.paper().contains(QStringLiteral("thiết lập chuẩn")));
    at.counter.putIntoFeeder({birthPapers()});
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return at.pages() == 8 && !at.window->desk().busy(); }));
    CHECK_FALSE(at.paper().contains(QStringLiteral("thiết lập chuẩn")));
}

TEST_CASE("The scanner's own button is F5 on the intake screen") {
    AtWork at;
    at.signIn();
    at.counter.putIntoFeeder({birthPapers()});
    at.pressScannersButton();
    CHECK(eventually([&] { return at.pages() == 4 && !at.window->desk().busy(); }));
    CHECK(at.status().isEmpty());
}

TEST_CASE("The scanner's button scans nothing for nobody, nor on another screen, and says what to do") {
    AtWork at;
    at.counter.putIntoFeeder({birthPapers()});
    at.pressScannersButton();
    REQUIRE(eventually([&] { return at.status().contains(QStringLiteral("đăng nhập")); }));
    at.signIn();
    press(Qt::Key_F3);
    REQUIRE(eventually([&] { return !at.isAtIntake(); }));
    at.pressScannersButton();
    REQUIRE(eventually([&] { return at.status().contains(QStringLiteral("F2")); }));
    CHECK_FALSE(at.window->desk().scanning());
    CHECK(at.pages() == 0);
    press(Qt::Key_F2);
    REQUIRE(eventually([&] { return at.isAtIntake(); }));
    at.pressScannersButton();
    CHECK(eventually([&] { return at.pages() == 4; }));
}

TEST_CASE("The scanner's button scans nothing while a question is open, and says that it is to be answered") {
    AtWork at;
    at.signIn();
    at.counter.putIntoFeeder({birthPapers()});
    QDialog question(at.window.get());
    question.open();
    at.pressScannersButton();
    REQUIRE(eventually([&] { return at.status().contains(QStringLiteral("trả lời câu hỏi")); }));
    CHECK_FALSE(at.window->desk().scanning());
    question.reject();
    at.pressScannersButton();
    CHECK(eventually([&] { return at.pages() == 4; }));
}

TEST_CASE("A password is wanted once somebody waits for pages, is typed after F12, and goes to the scanner") {
    AtWork at;
    at.signIn();
    std::string got;
    at.counter.putIntoFeeder(saying([&got](ScannerTalk& talk, const std::stop_token& stop) {
        if (const auto login = talk.loginFor("scanner at the window", stop))
            got = login->user + ":" + login->password;
    }));
    CHECK_FALSE(at.counter.talk().loginFor("ahead of F5", {})); // at once, and nobody is asked
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return at.isLoginWanted(); }));
    press(Qt::Key_F12);
    REQUIRE(at.ask.waiting);
    CHECK(at.ask.loginWords.contains(QStringLiteral("scanner at the window")));
    at.ask.answerLogin(ScannerLogin{"mai", "mật khẩu"});
    REQUIRE(eventually([&] { return at.pages() == 4 && !at.window->desk().busy(); }));
    CHECK(got == "mai:mật khẩu");
    CHECK_FALSE(at.isLoginWanted());
    CHECK(at.ask.lateWords.isEmpty());
}

TEST_CASE("A scanner that wants a password takes no key from the clerk who types meanwhile") {
    AtWork at;
    at.signIn();
    auto* name = find<QLineEdit>(*at.window, "submitter.name");
    name->setFocus();
    at.counter.putIntoFeeder(
        saying([](ScannerTalk& talk, const std::stop_token& stop) { (void)talk.loginFor("fi-7160", stop); }));
    press(Qt::Key_F5);
    type(QStringLiteral("Nguyễn "));
    REQUIRE(eventually([&] { return at.isLoginWanted(); }));
    type(QStringLiteral("Thị Mẫu"));
    CHECK(name->text() == QStringLiteral("Nguyễn Thị Mẫu"));
    CHECK_FALSE(at.ask.waiting);
    CHECK(at.paper().contains(QStringLiteral("F12")));
    CHECK(at.paper().contains(QStringLiteral("fi-7160")));
    press(Qt::Key_Escape);
    REQUIRE(eventually([&] { return !at.window->desk().scanning(); }));
}

TEST_CASE("A scanner that waited for a password in vain says so, and F5 asks again") {
    AtWork at;
    at.signIn();
    std::stop_source patience; // the scanner's own
    Stack stack = saying([&](ScannerTalk& talk, const std::stop_token&) {
        (void)talk.loginFor("scanner", patience.get_token());
    });
    stack.end = core::base::fail(core::ports::ScanCode::AccessDenied, {}, {"login"});
    at.counter.putIntoFeeder(stack);
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return at.isLoginWanted(); }));
    patience.request_stop();
    REQUIRE(eventually([&] { return !at.window->desk().scanning(); }));
    CHECK_FALSE(at.isLoginWanted());
    CHECK(at.paper().contains(QStringLiteral("không chờ nữa")));
    press(Qt::Key_F12); // nobody waits
    CHECK_FALSE(at.ask.waiting);
}

TEST_CASE(
    "What is typed for a scanner stays when it waits no longer, and scans anew without another question") {
    AtWork at;
    at.signIn();
    std::stop_source patience;
    Stack first = saying([&](ScannerTalk& talk, const std::stop_token&) {
        (void)talk.loginFor("scanner", patience.get_token());
    });
    first.pages.clear();
    first.end = core::base::fail(core::ports::ScanCode::AccessDenied, {}, {"login"});
    at.counter.putIntoFeeder(first);
    std::string got;
    at.counter.putIntoFeeder(saying([&got](ScannerTalk& talk, const std::stop_token& stop) {
        if (const auto login = talk.loginFor("scanner", stop)) got = login->user;
    }));
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return at.isLoginWanted(); }));
    press(Qt::Key_F12);
    REQUIRE(at.ask.waiting);
    patience.request_stop();
    REQUIRE(eventually([&] { return !at.window->desk().scanning(); }));
    CHECK(at.ask.waiting);
    CHECK(at.ask.lateWords.contains(QStringLiteral("không chờ nữa")));
    at.ask.answerLogin(ScannerLogin{"mai", "mật khẩu"});
    REQUIRE(eventually([&] { return at.pages() == 4 && !at.window->desk().busy(); }));
    CHECK(got == "mai");
    CHECK_FALSE(at.counter.talk().loginFor("scanner", {})); // kept nowhere
}

TEST_CASE("The dialog for a password keeps what was typed when it tells that nobody waits") {
    needApplication();
    QWidget parent;
    parent.show();
    parent.activateWindow();
    ui::dialogs::AskByDialog ask;
    std::optional<ScannerLogin> answer;
    ask.askLogin(&parent,
                 {QStringLiteral("t"), QStringLiteral("w"), QStringLiteral("n"), QStringLiteral("p"),
                  QStringLiteral("y"), QStringLiteral("n")},
                 [&answer](std::optional<ScannerLogin> login) {
                     if (login) answer.emplace(std::move(*login));
                 });
    REQUIRE(eventually([] {
        return QApplication::focusWidget() &&
               QApplication::focusWidget()->objectName() == QStringLiteral("loginName");
    }));
    type(QStringLiteral("jo"));
    press(Qt::Key_Return);
    type(QStringLiteral("s3"));
    ask.tellLoginLate(QStringLiteral("late"));
    CHECK(find<QLabel>(parent, "loginWords")->text() == QStringLiteral("late"));
    type(QStringLiteral("cret"));
    press(Qt::Key_Return);
    REQUIRE(answer);
    CHECK(answer->user == "jo");
    CHECK(answer->password == "s3cret");
}

TEST_CASE("Shift and F5 choose what lies in the scanner, in sight; the next person begins with documents") {
    AtWork at;
    at.signIn();
    const auto* kind = find<QAbstractButton>(*at.window, "paperKind");
    CHECK(kind->text().contains(QStringLiteral("Giấy tờ")));
    press(Qt::Key_F5, Qt::ShiftModifier);
    CHECK(kind->text().contains(QStringLiteral("Thẻ căn cước")));
    at.counter.putIntoFeeder({birthPapers()});
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return at.pages() == 4 && !at.window->desk().busy(); }));
    press(Qt::Key_F5, Qt::ShiftModifier);
    CHECK(kind->text().contains(QStringLiteral("Ảnh")));
    press(Qt::Key_N, Qt::ControlModifier);
    CHECK(kind->text().contains(QStringLiteral("Giấy tờ")));
    at.counter.putIntoFeeder({birthPapers()});
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return at.pages() == 4 && !at.window->desk().busy(); }));
    CHECK(at.counter.kinds() ==
          std::vector{core::ports::PaperKind::IdCard, core::ports::PaperKind::Documents});
}

TEST_CASE("Esc takes the question for a password back") {
    AtWork at;
    at.signIn();
    Stack stack = saying(
        [](ScannerTalk& talk, const std::stop_token& stop) { CHECK_FALSE(talk.loginFor("scanner", stop)); });
    stack.waitForStop = true;
    at.counter.putIntoFeeder(stack);
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return at.isLoginWanted(); }));
    press(Qt::Key_Escape);
    REQUIRE(eventually([&] { return !at.window->desk().scanning(); }));
    CHECK_FALSE(at.isLoginWanted());
    CHECK_FALSE(at.paper().contains(QStringLiteral("không chờ nữa")));
}
