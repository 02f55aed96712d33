// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/window.h"

#include "core/domain/codes.h"

#include <QAbstractButton>
#include <QLabel>
#include <QListView>

#include <algorithm>

using namespace tests;

namespace {

QString field(OpenWindow& window, const char* name) {
    return find<QLineEdit>(*window.window, name)->text();
}

void readCard() {
    type(QString::fromUtf8(kCardCode));
    press(Qt::Key_Return);
}

void searchBirth(OpenWindow& window) {
    find<QLineEdit>(*window.window, "search")->setFocus();
    type(QStringLiteral("khai sinh"));
    press(Qt::Key_Return);
}

int pages(OpenWindow& window) {
    return find<QListView>(*window.window, "pages")->model()->rowCount();
}

} // namespace

TEST_CASE("a birth registration is taken with the card, the search words, Enter, F5 and F9") {
    OpenWindow window;
    window.show();
    window.signIn();
    window.counter.putIntoFeeder({birthPapers()});
    readCard(); // no key of the clerk's: the reader types
    searchBirth(window);
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return pages(window) == 4 && !window.window->desk().busy(); }));
    CHECK(find<QLabel>(*window.window, "gaps")->text() == QStringLiteral("Đã đủ."));
    press(Qt::Key_F9);
    REQUIRE(eventually([&] { return window.banner("banner").contains(QStringLiteral("Giấy hẹn đã xong")); }));
    CHECK(window.banner("banner").contains(QStringLiteral("H15.50.05.13-261121-0976")));
    CHECK(window.counter.received().front().submitter.name == "Nguyễn Thị Mẫu");
    CHECK(field(window, "submitter.name").isEmpty());
    CHECK(pages(window) == 0);
}

TEST_CASE("a card's burst fills the submitter from any field and does not enter that field") {
    OpenWindow window;
    window.show();
    window.signIn();
    find<QLineEdit>(*window.window, "search")->setFocus();
    readCard();
    CHECK(field(window, "submitter.name") == QStringLiteral("Nguyễn Thị Mẫu"));
    CHECK(field(window, "submitter.idNumber") == QStringLiteral("001190000013"));
    CHECK(field(window, "submitter.birth") == QStringLiteral("15/05/1990"));
    CHECK(field(window, "search").isEmpty());
}

TEST_CASE("a differing card is shown beside the typed name, and F8 takes it") {
    OpenWindow window;
    window.show();
    window.signIn();
    find<QLineEdit>(*window.window, "submitter.name")->setFocus();
    type(QStringLiteral("Nguyễn Thị Mận"));
    readCard();
    CHECK(field(window, "submitter.name") == QStringLiteral("Nguyễn Thị Mận"));
    auto* take = find<QAbstractButton>(*window.window, "takeOffer");
    REQUIRE(take->isVisible());
    press(Qt::Key_F8);
    CHECK(field(window, "submitter.name") == QStringLiteral("Nguyễn Thị Mẫu"));
    CHECK_FALSE(take->isVisible());
}

TEST_CASE(
    "Ctrl+Z gives the former value back after F8, in the field and where nothing else is to be undone") {
    OpenWindow window;
    window.show();
    window.signIn();
    auto* name = find<QLineEdit>(*window.window, "submitter.name");
    const auto* take = find<QAbstractButton>(*window.window, "takeOffer");
    name->setFocus();
    type(QStringLiteral("Nguyễn Thị Mận"));
    readCard();
    press(Qt::Key_F8);
    REQUIRE(name->text() == QStringLiteral("Nguyễn Thị Mẫu"));
    press(Qt::Key_Z, Qt::ControlModifier);
    CHECK(name->text() == QStringLiteral("Nguyễn Thị Mận"));
    CHECK(window.window->desk().intake().submitter.name == "Nguyễn Thị Mận");
    CHECK(field(window, "submitter.idNumber") == QStringLiteral("001190000013"));
    CHECK(take->isVisible());
    for (const char* elsewhere : {"search", "ownerIsSubmitter"}) {
        INFO(elsewhere);
        find<QWidget>(*window.window, elsewhere)->setFocus();
        press(Qt::Key_F8);
        REQUIRE(name->text() == QStringLiteral("Nguyễn Thị Mẫu"));
        press(Qt::Key_Z, Qt::ControlModifier);
        CHECK(name->text() == QStringLiteral("Nguyễn Thị Mận"));
        CHECK(take->isVisible());
    }
}

TEST_CASE("Ctrl+Z never brings back what was typed for the person before") {
    OpenWindow window;
    window.show();
    window.signIn();
    find<QLineEdit>(*window.window, "submitter.name")->setFocus();
    type(QStringLiteral("Nguyễn Thị Mận"));
    readCard();
    press(Qt::Key_F8);
    press(Qt::Key_N, Qt::ControlModifier);
    for (const char* each : {"submitter.name", "submitter.idNumber", "submitter.birth"}) {
        find<QLineEdit>(*window.window, each)->setFocus();
        press(Qt::Key_Z, Qt::ControlModifier);
        CHECK(field(window, each).isEmpty());
    }
}

TEST_CASE("the list of procedures narrows at each key, without accents, and keys move in it") {
    OpenWindow window;
    window.show();
    window.signIn();
    auto* list = find<QListView>(*window.window, "procedures");
    CHECK(list->model()->rowCount() == 3);
    find<QLineEdit>(*window.window, "search")->setFocus();
    type(QStringLiteral("khai"));
    CHECK(list->model()->rowCount() == 2);
    press(Qt::Key_Down);
    CHECK(list->currentIndex().row() == 1);
    press(Qt::Key_Up);
    type(QStringLiteral(" t"));
    CHECK(list->model()->rowCount() == 1);
    press(Qt::Key_Return);
    REQUIRE(window.window->desk().procedure());
    CHECK(window.window->desk().procedure()->code == "1.000656");
}

TEST_CASE("F9 with papers missing names them and accepts nothing") {
    OpenWindow window;
    window.show();
    window.signIn();
    readCard();
    searchBirth(window);
    press(Qt::Key_F9);
    CHECK(window.banner("banner").contains(QStringLiteral("Giấy chứng sinh")));
    CHECK(window.counter.received().empty());
}

TEST_CASE("a jam is a sentence in the page, and F5 goes on") {
    OpenWindow window;
    window.show();
    window.signIn();
    searchBirth(window);
    Stack jammed{{birthPapers()[0]}};
    jammed.end = core::base::fail(core::ports::ScanCode::Jammed, {}, {"1"});
    window.counter.putIntoFeeder(jammed);
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return window.banner("paperBanner").contains(QStringLiteral("Kẹt giấy")); }));
    window.counter.putIntoFeeder({{birthPapers()[1]}});
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return pages(window) == 2 && !window.window->desk().busy(); }));
    CHECK_FALSE(window.banner("paperBanner").contains(QStringLiteral("Kẹt giấy")));
}

TEST_CASE("Esc stops the scan, and Esc without a scan loses nothing") {
    OpenWindow window;
    window.show();
    window.signIn();
    readCard();
    press(Qt::Key_Escape);
    CHECK(field(window, "submitter.name") == QStringLiteral("Nguyễn Thị Mẫu"));
    Stack endless{birthPapers()};
    endless.waitForStop = true;
    window.counter.putIntoFeeder(endless);
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return pages(window) == 4; }));
    press(Qt::Key_Escape);
    REQUIRE(eventually([&] { return !window.window->desk().scanning(); }));
    CHECK(pages(window) == 4);
}

TEST_CASE("Alt and a digit move the current page to a paper, Del sets it aside") {
    OpenWindow window;
    window.show();
    window.signIn();
    searchBirth(window);
    window.counter.putIntoFeeder({{{{"Không có tiêu đề"}, {}, false, false}}});
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return pages(window) == 1 && !window.window->desk().busy(); }));
    press(Qt::Key_F4);
    press(Qt::Key_3, Qt::AltModifier);
    CHECK(window.window->desk().pageRows().front().component == QStringLiteral("authority-letter"));
    press(Qt::Key_Delete);
    CHECK(eventually(
        [&] { return window.window->desk().pageRows().front().look == ui::models::PageLook::SetAside; }));
}

TEST_CASE("Each act on a page has its key in the list of pages, shown on its button") {
    OpenWindow window;
    window.show();
    window.signIn();
    searchBirth(window);
    auto papers = birthPapers();
    papers[2].isShort = true;
    window.counter.putIntoFeeder({papers});
    press(Qt::Key_F5);
    auto& desk = window.window->desk();
    REQUIRE(eventually([&] { return pages(window) == 4 && !desk.busy(); }));
    const auto words = [&](const char* name) {
        return find<QAbstractButton>(*window.window, name)->accessibleName();
    };
    CHECK(words("turnLeft") == QStringLiteral("Xoay trái, L"));
    CHECK(words("scanAgain") == QStringLiteral("Quét lại, S"));
    press(Qt::Key_F4);
    auto* list = find<QListView>(*window.window, "pages");
    list->setCurrentIndex(list->model()->index(2, 0));
    press(Qt::Key_U);
    REQUIRE(eventually([&] { return desk.pageRows().at(1).number == 3; }));
    CHECK(list->currentIndex().row() == 1); // stays on its page
    press(Qt::Key_T);
    REQUIRE(eventually([&] { return desk.undoSteps() == 2; }));
    CHECK(desk.pageRows().at(1).look == ui::models::PageLook::Read);
    CHECK(words("takeShort") == QStringLiteral("Bỏ chấp nhận, T"));
    press(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(eventually([&] { return desk.pageRows().at(1).look == ui::models::PageLook::Short; }));
    window.counter.putIntoFeeder({{birthPapers()[2]}});
    press(Qt::Key_S);
    REQUIRE(eventually([&] { return pages(window) == 5 && !desk.busy(); }));
    CHECK(desk.pageRows().at(1).number == 5);
    press(Qt::Key_R);
    CHECK(eventually([&] { return desk.pageRows().at(2).turned || desk.pageRows().at(1).turned; }));
}

TEST_CASE("a key that is held acts once on the pages") {
    OpenWindow window;
    window.show();
    window.signIn();
    searchBirth(window);
    auto papers = birthPapers();
    papers[1].isShort = true;
    for (auto& paper : papers)
        paper.lines = {"Không có tiêu đề"};
    window.counter.putIntoFeeder({papers});
    press(Qt::Key_F5);
    auto& desk = window.window->desk();
    REQUIRE(eventually([&] { return pages(window) == 4 && !desk.busy(); }));
    press(Qt::Key_F4);
    auto* list = find<QListView>(*window.window, "pages");
    list->setCurrentIndex(list->model()->index(0, 0));
    hold(Qt::Key_Delete);
    REQUIRE(eventually([&] { return desk.pageRows().at(0).look == ui::models::PageLook::SetAside; }));
    list->setCurrentIndex(list->model()->index(1, 0));
    hold(Qt::Key_T);
    REQUIRE(eventually([&] { return desk.pageRows().at(1).look == ui::models::PageLook::Read; }));
    press(Qt::Key_D); // acts are done in their order: behind this one all are done
    REQUIRE(eventually([&] { return desk.pageRows().at(2).number == 2; }));
    CHECK(desk.undoSteps() == 3);
    hold(Qt::Key_1, Qt::AltModifier); // goes on to the next page without a place by itself
    const auto rows = desk.pageRows();
    CHECK(std::ranges::count(rows, core::domain::SortReason::ByClerk, &ui::models::PageRow::reason) == 1);
}

TEST_CASE("a code that is read while the list of pages has the focus does nothing to a page") {
    OpenWindow window;
    window.show();
    window.signIn();
    searchBirth(window);
    window.counter.putIntoFeeder({birthPapers()});
    press(Qt::Key_F5);
    auto& desk = window.window->desk();
    REQUIRE(eventually([&] { return pages(window) == 4 && !desk.busy(); }));
    press(Qt::Key_F4);
    auto* list = find<QListView>(*window.window, "pages");
    for (const std::string code :
         {"001190000013||URSULA DELTS|15051990|", "CF1;slip;H15.50.05.13-261121-0001;0",
          "H15.50.05.13-261121-0001", "LUSTRMDL"}) {
        for (const char letter : code)
            QTest::keyClick(list, letter);
        press(Qt::Key_Return);
        CHECK_FALSE(desk.busy());
        CHECK(list->isVisible()); // Enter opened no page
        CHECK_FALSE(window.banner("banner").isEmpty());
    }
    press(Qt::Key_D); // the desk's worker keeps its order: this is the first act
    REQUIRE(eventually([&] { return desk.undoSteps() > 0; }));
    CHECK(desk.undoSteps() == 1);
}

TEST_CASE("F6 goes to the number of sheets, and a letter typed there turns no page") {
    OpenWindow window;
    window.show();
    window.signIn();
    searchBirth(window);
    window.counter.putIntoFeeder({birthPapers()});
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return pages(window) == 4 && !window.window->desk().busy(); }));
    press(Qt::Key_F6);
    type(QStringLiteral("5r"));
    REQUIRE(eventually([&] { return window.window->desk().intake().sheetsExpected == 5; }));
    CHECK(find<QLabel>(*window.window, "paperCount")->text() ==
          QStringLiteral("tờ 4 · mặt 4 · để riêng 1 · sẽ lưu 3"));
    CHECK(find<QLabel>(*window.window, "gaps")->text().contains(QStringLiteral("bạn đếm 5, máy đã quét 4")));
}

TEST_CASE("Alt+0 moves the current page to the next paper, and round again from the last") {
    OpenWindow window;
    window.show();
    window.signIn();
    searchBirth(window);
    window.counter.putIntoFeeder({{birthPapers()[1]}});
    press(Qt::Key_F5);
    REQUIRE(eventually([&] { return pages(window) == 1 && !window.window->desk().busy(); }));
    const auto component = [&] { return window.window->desk().pageRows().front().component.toStdString(); };
    CHECK(component() == "form");
    std::vector<std::string> visited;
    for (std::size_t i = 0; i < window.window->desk().checklist().size(); ++i) {
        press(Qt::Key_0, Qt::AltModifier);
        visited.push_back(component());
    }
    CHECK(visited == std::vector<std::string>{"birth-notice", "authority-letter", "id-card", "form"});
}

TEST_CASE("A phone that cannot be called is told beside F9, and stops nothing") {
    OpenWindow window;
    window.show();
    window.signIn();
    readCard();
    const auto* doubt = find<QLabel>(*window.window, "phoneDoubt");
    CHECK(doubt->text().startsWith(QStringLiteral("Chưa có số điện thoại")));
    find<QLineEdit>(*window.window, "submitter.phone")->setFocus();
    type(QStringLiteral("mẹ"));
    CHECK(doubt->isVisible());
    CHECK(doubt->text().startsWith(QStringLiteral("Đây không phải số điện thoại")));
    find<QLineEdit>(*window.window, "submitter.phone")->selectAll();
    type(QStringLiteral("+84 912.345.678"));
    CHECK(eventually([&] { return !doubt->isVisible(); })); // digits wait for what might be a card's code
}

TEST_CASE("Tab goes through the fields in the order of the paper") {
    OpenWindow window;
    window.show();
    window.signIn();
    const QStringList order{QStringLiteral("card"),
                            QStringLiteral("submitter.name"),
                            QStringLiteral("submitter.idNumber"),
                            QStringLiteral("submitter.birth"),
                            QStringLiteral("submitter.address"),
                            QStringLiteral("submitter.phone"),
                            QStringLiteral("ownerIsSubmitter"),
                            QStringLiteral("search")};
    for (const auto& name : order) {
        INFO(name.toStdString());
        REQUIRE(QApplication::focusWidget());
        CHECK(QApplication::focusWidget()->objectName().toStdString() == name.toStdString());
        press(Qt::Key_Tab);
    }
}

TEST_CASE("Enter goes to the next field and ends nothing") {
    OpenWindow window;
    window.show();
    window.signIn();
    find<QLineEdit>(*window.window, "submitter.name")->setFocus();
    type(QStringLiteral("Mẫu"));
    press(Qt::Key_Return);
    CHECK(QApplication::focusWidget()->objectName() == QStringLiteral("submitter.idNumber"));
    CHECK(window.counter.received().empty());
}

TEST_CASE("a draft is thrown away only after a question") {
    OpenWindow window;
    window.show();
    window.signIn();
    readCard();
    window.ask.answer = false;
    press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(window.ask.asked == 1);
    CHECK(field(window, "submitter.name") == QStringLiteral("Nguyễn Thị Mẫu"));
    window.ask.answer = true;
    press(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(field(window, "submitter.name").isEmpty());
}
