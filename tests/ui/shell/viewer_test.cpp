// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/window.h"

#include "ui/widgets/page_view.h"

#include <QAbstractButton>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>

#include <memory>
#include <utility>
#include <vector>

using namespace tests;
using ui::widgets::PageView;

namespace {

// A filled form, and a second page with one more word under doubt, read and waiting in the paper panel.
struct ReadPaper : OpenWindow {
    ReadPaper() {
        show();
        window->resize(1366, 768);
        signIn();
        find<QLineEdit>(*window, "search")->setFocus();
        type(QStringLiteral("khai sinh"));
        press(Qt::Key_Return);
        auto second = birthPapers()[2];
        second.doubtful = {"Phụ"};
        counter.putIntoFeeder({{filledForm(), second}});
        press(Qt::Key_F5);
        REQUIRE(eventually([&] { return window->desk().study().findings().items.size() == 2; }));
        REQUIRE(eventually([&] { return !window->desk().busy(); }));
    }
    PageView& view() { return *find<PageView>(*window, "pageView"); }
    QString label(const char* name) { return find<QLabel>(*window, name)->text(); }
    QString button(const char* name) { return find<QAbstractButton>(*window, name)->text(); }
    QString field(const char* name) { return find<QLineEdit>(*window, name)->text(); }
    // Where a word of the page stands on the screen.
    QPoint placeOf(const char* word) {
        for (const auto& item : window->desk().study().itemsOn(1))
            if (item.asRead == word)
                return view().onScreen({item.box.x, item.box.y, item.box.width, item.box.height}).center();
        FAIL("no such word: " << word);
        return {};
    }
};

} // namespace

TEST_CASE("F11 shows the current page large, and F11 goes back to the field where the clerk was") {
    ReadPaper paper;
    find<QLineEdit>(*paper.window, "submitter.phone")->setFocus();
    CHECK_FALSE(paper.view().isVisible());
    press(Qt::Key_F11);
    REQUIRE(paper.view().isVisible());
    CHECK(paper.view().hasFocus());
    CHECK(eventually([&] { return paper.view().hasPicture(); }));
    CHECK(paper.label("viewerHead").contains(QStringLiteral("Tờ khai đăng ký khai sinh")));
    CHECK(paper.view().accessibleName() == paper.label("viewerHead"));
    press(Qt::Key_F11);
    CHECK_FALSE(paper.view().isVisible());
    CHECK(QApplication::focusWidget()->objectName() == QStringLiteral("submitter.phone"));
}

TEST_CASE("keys enlarge, reduce, fit and scroll the page, and turn to the next one") {
    ReadPaper paper;
    press(Qt::Key_F11);
    const double wide = paper.view().scale();
    press(Qt::Key_Plus);
    CHECK(paper.view().scale() > wide);
    press(Qt::Key_Down);
    CHECK(paper.view().verticalScrollBar()->value() > 0);
    press(Qt::Key_Minus);
    CHECK(paper.view().scale() == Approx(wide));
    press(Qt::Key_0);
    CHECK(eventually([&] { return paper.view().scale() < wide; })); // a digit may begin a reader's burst
    CHECK(paper.view().verticalScrollBar()->maximum() == 0);
    press(Qt::Key_PageDown);
    CHECK(paper.label("viewerHead").contains(QStringLiteral("Giấy chứng sinh")));
    press(Qt::Key_PageUp);
    CHECK(paper.label("viewerHead").contains(QStringLiteral("Tờ khai")));
}

TEST_CASE("F7 goes through the doubts of all pages from any field and says how many are left") {
    ReadPaper paper;
    find<QLineEdit>(*paper.window, "submitter.name")->setFocus();
    CHECK(paper.button("nextDoubt").contains(QStringLiteral("4/4")));
    press(Qt::Key_F7);
    REQUIRE(paper.view().isVisible());
    CHECK(paper.label("viewerItem").contains(QStringLiteral("“Mẹ”")));
    CHECK(paper.label("viewerItem").contains(QStringLiteral("61")));
    CHECK(paper.view().accessibleDescription() == paper.label("viewerItem"));
    CHECK(paper.button("nextDoubt").contains(QStringLiteral("3/4")));
    press(Qt::Key_F7);
    CHECK(paper.label("viewerItem").contains(QStringLiteral("“đẻ”")));
    press(Qt::Key_F7); // the seal
    CHECK(paper.label("viewerItem").contains(QStringLiteral("chưa đọc được")));
    press(Qt::Key_F7);
    CHECK(paper.label("viewerHead").contains(QStringLiteral("Giấy chứng sinh")));
    CHECK(paper.label("viewerItem").contains(QStringLiteral("“Phụ”")));
    CHECK(paper.button("nextDoubt").contains(QStringLiteral("0/4")));
    press(Qt::Key_F7, Qt::ShiftModifier);
    CHECK(paper.label("viewerHead").contains(QStringLiteral("Tờ khai")));
}

TEST_CASE("Enter on the current word puts it into the field that had the focus last, and goes on") {
    ReadPaper paper;
    find<QLineEdit>(*paper.window, "submitter.address")->setFocus();
    press(Qt::Key_F7);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    CHECK(paper.field("submitter.address") == QStringLiteral("Mẹ đẻ"));
    CHECK(paper.window->desk().intake().submitter.address == "Mẹ đẻ");
    CHECK(paper.view().hasFocus());
}

TEST_CASE("Enter that is held puts one word") {
    ReadPaper paper;
    find<QLineEdit>(*paper.window, "submitter.address")->setFocus();
    press(Qt::Key_F7);
    hold(Qt::Key_Return);
    CHECK(paper.field("submitter.address") == QStringLiteral("Mẹ"));
    CHECK(paper.view().hasFocus());
}

TEST_CASE("a click on a word puts it into the field that had the focus last, without its signs") {
    ReadPaper paper;
    auto* name = find<QLineEdit>(*paper.window, "submitter.name");
    name->setFocus();
    press(Qt::Key_F11);
    for (const char* word : {"Nguyễn", "Thị", "Mẫu"})
        QTest::mouseClick(paper.view().viewport(), Qt::LeftButton, {}, paper.placeOf(word));
    CHECK(name->text() == QStringLiteral("Nguyễn Thị Mẫu"));
    find<QLineEdit>(*paper.window, "submitter.address")->setFocus();
    QTest::mouseClick(paper.view().viewport(), Qt::LeftButton, {}, paper.placeOf("cầu:"));
    CHECK(paper.field("submitter.address") == QStringLiteral("cầu"));
}

TEST_CASE("a unit of the closed list goes into the field as it is spelled, with Shift as it was read") {
    ReadPaper paper;
    find<QLineEdit>(*paper.window, "submitter.address")->setFocus();
    press(Qt::Key_F11);
    const auto unit = paper.placeOf("Phưòng Ba Đinh");
    QTest::mouseClick(paper.view().viewport(), Qt::LeftButton, {}, unit);
    CHECK(paper.field("submitter.address") == QStringLiteral("Phường Ba Đình"));
    CHECK(paper.label("viewerItem").contains(QStringLiteral("Phưòng Ba Đinh")));
    find<QLineEdit>(*paper.window, "submitter.address")->clear();
    QTest::mouseClick(paper.view().viewport(), Qt::LeftButton, Qt::ShiftModifier, unit);
    CHECK(paper.field("submitter.address") == QStringLiteral("Phưòng Ba Đinh"));
}

TEST_CASE("F8 takes the value offered for the field where the clerk is, and fills nothing else") {
    ReadPaper paper;
    auto* offers = find<QListWidget>(*paper.window, "offers");
    REQUIRE(eventually([&] { return offers->isVisible(); }));
    CHECK(offers->count() == 2);
    CHECK(offers->item(1)->text().contains(QStringLiteral("0912345678")));
    CHECK(offers->item(1)->text().contains(QStringLiteral("trang 1")));
    CHECK(paper.field("submitter.phone").isEmpty());
    find<QLineEdit>(*paper.window, "submitter.phone")->setFocus();
    press(Qt::Key_F8);
    CHECK(paper.field("submitter.phone") == QStringLiteral("0912345678"));
    CHECK(paper.field("submitter.name").isEmpty());
    CHECK(offers->count() == 1);
    press(Qt::Key_F8, Qt::ShiftModifier);
    CHECK_FALSE(offers->isVisible());
    CHECK(paper.field("submitter.name").isEmpty());
}

TEST_CASE("an offered value names its page by the number on the screen, also when it was scanned again") {
    ReadPaper paper;
    auto* offers = find<QListWidget>(*paper.window, "offers");
    REQUIRE(eventually([&] { return offers->isVisible(); }));
    paper.counter.putIntoFeeder({{filledForm()}});
    paper.window->desk().scanAgain(1);
    const auto isOfNewPage = [&] {
        const auto found = paper.window->desk().offers();
        return !found.empty() && found.front().sources.front().page == 3;
    };
    REQUIRE(eventually([&] { return !paper.window->desk().busy() && isOfNewPage(); }));
    REQUIRE(offers->count() == 2);
    CHECK(offers->item(1)->text().contains(QStringLiteral("trang 1")));
}

TEST_CASE("the field in which the clerk types stays in sight when values are offered above it") {
    OpenWindow at;
    at.show();
    at.window->resize(1366, 768);
    at.signIn();
    const std::vector<std::pair<const char*, const char*>> entries{
        {"submitter.name", "Nguyễn Thị Mận"},
        {"submitter.idNumber", "001190000012"},
        {"submitter.birth", "15/05/1991"},
        {"submitter.address", "Tổ 2, Phường Mẫu, Hà Nội"}};
    for (const auto& entry : entries) {
        const QString typed = QString::fromUtf8(entry.second);
        auto* field = find<QLineEdit>(*at.window, entry.first);
        field->setFocus();
        type(typed);
        REQUIRE(eventually([&] { return field->text() == typed; }));
    }
    find<QAbstractButton>(*at.window, "ownerIsSubmitter")->setChecked(false);
    auto* phone = find<QLineEdit>(*at.window, "owner.phone");
    auto* area = find<QScrollArea>(*at.window, "left");
    const auto isInSight = [&] {
        return area->viewport()->rect().contains(
            QRect(phone->mapTo(area->viewport(), QPoint()), phone->size()));
    };
    const auto placeInAll = [&] { return phone->mapTo(area->widget(), QPoint()).y(); };
    phone->setFocus();
    REQUIRE(eventually([&] { return placeInAll() > 0 && isInSight(); }));
    type(QString::fromUtf8(kCardCode));
    press(Qt::Key_Return);
    const auto* offers = find<QListWidget>(*at.window, "offers");
    REQUIRE(eventually([&] { return offers->isVisible() && placeInAll() > area->viewport()->height(); }));
    CHECK(eventually(isInSight));
    CHECK(phone->hasFocus());
}

TEST_CASE("an offered value that gets the focus shows its place on its page") {
    ReadPaper paper;
    auto* offers = find<QListWidget>(*paper.window, "offers");
    REQUIRE(eventually([&] { return offers->isVisible(); }));
    press(Qt::Key_F4);
    find<QListView>(*paper.window, "pages")
        ->setCurrentIndex(find<QListView>(*paper.window, "pages")->model()->index(1, 0));
    offers->setFocus();
    press(Qt::Key_Down);
    REQUIRE(paper.view().isVisible());
    CHECK(offers->hasFocus());
    CHECK(paper.label("viewerHead").contains(QStringLiteral("Tờ khai")));
    CHECK_FALSE(paper.view().shownPlace().isEmpty());
    press(Qt::Key_Tab, Qt::ShiftModifier); // back to the fields, and the pages are there again
    CHECK(QApplication::focusWidget()->objectName() == QStringLiteral("submitter.phone"));
    CHECK_FALSE(paper.view().isVisible());
}

TEST_CASE("after F8 the large page frames the next offered value, and with none left the one just taken") {
    ReadPaper paper;
    auto* offers = find<QListWidget>(*paper.window, "offers");
    REQUIRE(eventually([&] { return offers->isVisible(); }));
    const auto placeOf = [](const core::domain::Offer& offer) {
        const auto& area = offer.sources.front().area;
        return QRect(area.x, area.y, area.width, area.height);
    };
    const auto found = paper.window->desk().offers();
    REQUIRE(found.size() == 2);
    const QRect name = placeOf(found[0]);
    const QRect phone = placeOf(found[1]);
    REQUIRE(name != phone);
    press(Qt::Key_F4);
    auto* pages = find<QListView>(*paper.window, "pages");
    pages->setCurrentIndex(pages->model()->index(0, 0));
    find<QLineEdit>(*paper.window, "submitter.phone")->setFocus();
    press(Qt::Key_F11);
    press(Qt::Key_F8);
    CHECK(paper.field("submitter.phone") == QStringLiteral("0912345678"));
    CHECK(paper.view().shownPlace() == name);
    press(Qt::Key_F8);
    CHECK(paper.view().shownPlace() == name);
    press(Qt::Key_F11);
    press(Qt::Key_F11);
    CHECK(paper.view().shownPlace() == name);
}

TEST_CASE("F11 after F8 frames no place that was looked at before") {
    ReadPaper paper;
    auto* offers = find<QListWidget>(*paper.window, "offers");
    REQUIRE(eventually([&] { return offers->isVisible(); }));
    offers->setFocus();
    offers->setCurrentRow(1);
    const QRect phone = paper.view().shownPlace();
    REQUIRE_FALSE(phone.isEmpty());
    find<QLineEdit>(*paper.window, "submitter.phone")->setFocus();
    press(Qt::Key_F8);
    press(Qt::Key_F11);
    CHECK_FALSE(paper.view().shownPlace().isEmpty());
    CHECK(paper.view().shownPlace() != phone); // the name is the next that F8 takes
}

TEST_CASE("F4 leads from the large page back to the pages, F6 to the count of sheets") {
    ReadPaper paper;
    press(Qt::Key_F11);
    REQUIRE(paper.view().isVisible());
    press(Qt::Key_F4);
    CHECK_FALSE(paper.view().isVisible());
    CHECK(QApplication::focusWidget()->objectName() == QStringLiteral("pages"));
    press(Qt::Key_Return);
    REQUIRE(paper.view().isVisible());
    press(Qt::Key_F6);
    CHECK_FALSE(paper.view().isVisible());
    CHECK(QApplication::focusWidget()->objectName() == QStringLiteral("sheetsExpected"));
}

TEST_CASE("the large page says in the language in force where a word goes") {
    ReadPaper paper;
    find<QLineEdit>(*paper.window, "submitter.phone")->setFocus();
    press(Qt::Key_F11);
    CHECK(paper.label("viewerTarget").contains(QStringLiteral("Điện thoại người nộp hồ sơ")));
    press(Qt::Key_L, Qt::ControlModifier);
    CHECK(eventually(
        [&] { return paper.label("viewerTarget").endsWith(QStringLiteral("Submitter's phone")); }));
}

TEST_CASE("nothing that the pages of one person said is kept when the next person comes") {
    ReadPaper paper;
    press(Qt::Key_F11);
    const std::weak_ptr said = paper.window->desk().study().findings().items.at(1);
    press(Qt::Key_N, Qt::ControlModifier);
    CHECK(eventually([&] { return said.expired(); }));
}

TEST_CASE("a page moved to another paper while it is large says so in its heading") {
    ReadPaper paper;
    press(Qt::Key_F11);
    press(Qt::Key_3, Qt::AltModifier);
    CHECK(eventually([&] { return paper.label("viewerHead").contains(QStringLiteral("Văn bản ủy quyền")); }));
    CHECK(paper.label("viewerHead").contains(QStringLiteral("do bạn xếp")));
}
