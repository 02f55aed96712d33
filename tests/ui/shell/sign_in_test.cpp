// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/window.h"

#include "core/domain/codes.h"
#include "core/ports/transport.h"

#include <QLabel>

#include <catch2/catch.hpp>

using namespace tests;

TEST_CASE("what waits is shown before anybody signs in, as counts") {
    OpenWindow window;
    core::usecases::OutboxRow row;
    row.ownerName = "Nguyễn Thị Mẫu";
    row.state = core::ports::OpState::NeedsClerk;
    window.counter.setOutbox({row, row});
    window.show();
    auto* waiting = find<QLabel>(*window.window, "waiting");
    REQUIRE(eventually([&] { return waiting->text().contains(QStringLiteral("Cần cán bộ kiểm tra: 2")); }));
    CHECK_FALSE(waiting->text().contains(QStringLiteral("Mẫu")));
}

TEST_CASE("name, Enter, passphrase, Enter: the clerk is at the intake") {
    OpenWindow window;
    window.show();
    window.signIn();
    CHECK(find<QWidget>(*window.window, "intakePage")->isVisible());
    CHECK(find<QLabel>(*window.window, "who")->text().contains(QStringLiteral("Trần Thị Mai")));
    CHECK(QApplication::focusWidget() == find<QLineEdit>(*window.window, "card"));
}

TEST_CASE("a wrong passphrase is told in a sentence and leaves the name") {
    OpenWindow window;
    window.show();
    type(QStringLiteral("mai"));
    press(Qt::Key_Return);
    type(QStringLiteral("sai"));
    press(Qt::Key_Return);
    REQUIRE(eventually([&] {
        return window.banner("signInBanner").contains(QStringLiteral("Tên hoặc cụm mật khẩu không đúng"));
    }));
    CHECK(find<QLineEdit>(*window.window, "signInName")->text() == QStringLiteral("mai"));
    CHECK(find<QLineEdit>(*window.window, "passphrase")->text().isEmpty());
    CHECK(find<QLineEdit>(*window.window, "passphrase")->hasFocus());
}

TEST_CASE("after too many wrong tries the delay is told in seconds") {
    OpenWindow window;
    window.counter.answerSignIn(core::base::Error::of(core::domain::DomainCode::SignInDelayed, {}, {"30"}));
    window.show();
    type(QStringLiteral("mai"));
    press(Qt::Key_Return);
    type(QStringLiteral("sai"));
    press(Qt::Key_Return);
    CHECK(eventually([&] { return window.banner("signInBanner").contains(QStringLiteral("30 giây")); }));
}

TEST_CASE("a counter that the province takes out of service signs the clerk out and says why") {
    OpenWindow window;
    window.show();
    window.signIn();
    find<QLineEdit>(*window.window, "submitter.name")->setFocus();
    type(QStringLiteral("Mẫu"));
    core::ports::CourierStatus revoked;
    revoked.link = core::ports::LinkState::Offline;
    revoked.trouble = core::base::Error::of(core::ports::PortalCode::DeviceRevoked);
    window.counter.courier.become(revoked);
    REQUIRE(eventually([&] { return find<QWidget>(*window.window, "signInPage")->isVisible(); }));
    CHECK(eventually(
        [&] { return window.banner("signInBanner").contains(QStringLiteral("ngừng hoạt động")); }));
    CHECK(window.counter.kept().size() == 1); // the draft
}

TEST_CASE("signing out leads back to the sign-in screen with the draft kept") {
    OpenWindow window;
    window.show();
    window.signIn();
    find<QLineEdit>(*window.window, "submitter.name")->setFocus();
    type(QStringLiteral("Mẫu"));
    press(Qt::Key_Q, Qt::ControlModifier);
    REQUIRE(eventually([&] { return find<QWidget>(*window.window, "signInPage")->isVisible(); }));
    REQUIRE(window.counter.kept().size() == 1);
    CHECK(window.counter.kept().front().submitter.name == "Mẫu");
}

TEST_CASE("signing out wipes the keys") {
    OpenWindow window;
    window.show();
    window.signIn();
    CHECK(window.counter.locks() == 0);
    press(Qt::Key_Q, Qt::ControlModifier);
    REQUIRE(eventually([&] { return find<QWidget>(*window.window, "signInPage")->isVisible(); }));
    CHECK(window.counter.locks() == 1);
}

TEST_CASE("when nobody is at work the draft is kept, the keys are wiped and the sign-in screen says why") {
    OpenWindow window;
    window.counter.services.idleLimit = std::chrono::milliseconds(500);
    window.show();
    window.signIn();
    find<QLineEdit>(*window.window, "submitter.name")->setFocus();
    type(QStringLiteral("Mẫu"));
    window.counter.clock.boot_ms += 500;
    REQUIRE(
        eventually([&] { return window.banner("signInBanner").contains(QStringLiteral("quầy đã khóa")); }));
    CHECK(window.counter.locks() == 1);
    REQUIRE_FALSE(window.counter.kept().empty());
    CHECK(window.counter.kept().back().submitter.name == "Mẫu");
    type(QString::fromLatin1(Counter::kPassphrase));
    press(Qt::Key_Return);
    CHECK(eventually([&] { return find<QWidget>(*window.window, "intakePage")->isVisible(); }));
}

TEST_CASE("the first key after the PC has slept locks the screen and is typed nowhere") {
    OpenWindow window;
    window.counter.services.idleLimit = std::chrono::minutes(5);
    window.show();
    window.signIn();
    find<QLineEdit>(*window.window, "submitter.name")->setFocus();
    type(QStringLiteral("Mẫu"));
    window.counter.clock.boot_ms += 299'999;
    type(QStringLiteral("u"));
    window.counter.clock.boot_ms += 300'000;
    type(QStringLiteral("x"));
    REQUIRE(eventually([&] { return find<QWidget>(*window.window, "signInPage")->isVisible(); }));
    CHECK(window.counter.locks() == 1);
    CHECK(window.counter.kept().back().submitter.name == "Mẫuu");
}

TEST_CASE("closing the window keeps the draft first") {
    OpenWindow window;
    window.show();
    window.signIn();
    find<QLineEdit>(*window.window, "submitter.name")->setFocus();
    type(QStringLiteral("Mẫu"));
    window.window->close();
    REQUIRE(eventually([&] { return !window.window->isVisible(); }));
    REQUIRE(window.counter.kept().size() == 1);
    CHECK(window.counter.kept().front().submitter.name == "Mẫu");
}
