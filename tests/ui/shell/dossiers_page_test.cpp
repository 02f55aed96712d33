// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/found_dossiers.h"
#include "tests/ui/shell/window.h"

#include "core/domain/codes.h"
#include "ui/models/dossier_list_model.h"
#include "ui/style/tones.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTableView>
#include <QTextBrowser>

#include <atomic>
#include <future>

using namespace tests;
using core::usecases::FoundDossiers;
using ui::models::DossierListModel;

namespace {

QTableView* table(OpenWindow& window) {
    return find<QTableView>(*window.window, "dossiers");
}

QString cell(OpenWindow& window, int row, int column) {
    return table(window)->model()->index(row, column).data().toString();
}

QString reach(OpenWindow& window) {
    auto* label = find<QLabel>(*window.window, "searchReach");
    return label->isVisible() ? label->text() : QString();
}

QString nothing(OpenWindow& window) {
    auto* label = find<QLabel>(*window.window, "nothingFound");
    return label->isVisible() ? label->text() : QString();
}

QString details(OpenWindow& window) {
    return find<QTextBrowser>(*window.window, "dossierDetails")->toPlainText();
}

void openDossiers(OpenWindow& window) {
    window.show();
    window.signIn();
    press(Qt::Key_F, Qt::ControlModifier);
    const auto* search = find<QLineEdit>(*window.window, "dossierSearch");
    REQUIRE(eventually([&] { return search->hasFocus(); })); // a button's key clicks it a moment later
}

void answerAll(OpenWindow& window, const FoundDossiers& found) {
    window.counter.answerFind([found](const std::string&) { return found; });
}

} // namespace

TEST_CASE("Ctrl+F leads to the search, which shows the newest dossiers before anything is typed") {
    OpenWindow window;
    answerAll(window, foundDossiers());
    openDossiers(window);
    REQUIRE(eventually([&] { return table(window)->model()->rowCount() == 3; }));
    CHECK(cell(window, 0, DossierListModel::Number) == QStringLiteral("H15.50.05.13-261121-0975"));
    CHECK(cell(window, 0, DossierListModel::Owner) == QStringLiteral("Nguyễn Thị Mẫu"));
    CHECK(cell(window, 0, DossierListModel::Procedure) == QStringLiteral("Đăng ký khai sinh"));
    CHECK(cell(window, 0, DossierListModel::Received) == QStringLiteral("21/11/2026"));
    CHECK(cell(window, 0, DossierListModel::Due) == QStringLiteral("21/11/2026"));
    CHECK(cell(window, 0, DossierListModel::State) == QStringLiteral("Chờ gửi"));
    CHECK(reach(window).isEmpty());
}

TEST_CASE("Each key searches for the text that is there then") {
    OpenWindow window;
    window.counter.answerFind([](const std::string& typed) {
        auto found = foundDossiers();
        if (typed == "huong") found.lines.erase(found.lines.begin(), found.lines.begin() + 2);
        return found;
    });
    openDossiers(window);
    type(QStringLiteral("huong"));
    REQUIRE(eventually([&] { return table(window)->model()->rowCount() == 1; }));
    CHECK(cell(window, 0, DossierListModel::Owner) == QStringLiteral("Đặng Thị Hường"));
}

TEST_CASE("A late answer for older text is dropped, and the window goes on meanwhile") {
    OpenWindow window;
    std::promise<void> letGo;
    const auto gate = letGo.get_future().share();
    std::promise<void> begun;
    window.counter.answerFind([&begun, gate](const std::string& typed) {
        auto found = foundDossiers();
        if (typed == "m") {
            begun.set_value();
            gate.wait();
            found.lines = {dossierLine(9, "Older Text", core::ports::OpState::Queued)};
        }
        if (typed == "mau") found.lines.resize(1);
        return found;
    });
    openDossiers(window);
    REQUIRE(eventually([&] { return table(window)->model()->rowCount() == 3; }));
    type(QStringLiteral("m"));
    begun.get_future().wait();
    QStringList shown;
    QObject::connect(table(window)->model(), &QAbstractItemModel::modelReset, window.window.get(),
                     [&] { shown << cell(window, 0, DossierListModel::Owner); });
    type(QStringLiteral("au"));
    CHECK(find<QLineEdit>(*window.window, "dossierSearch")->text() == QStringLiteral("mau"));
    letGo.set_value();
    REQUIRE(eventually([&] { return table(window)->model()->rowCount() == 1; }));
    CHECK(shown == QStringList{QStringLiteral("Nguyễn Thị Mẫu")});
}

TEST_CASE("Arrows choose a row while one types, Enter opens it with persons, dates, state and papers") {
    OpenWindow window;
    answerAll(window, foundDossiers());
    std::atomic<int> opened = 0;
    window.counter.answerOpen(
        [&opened](const core::base::DossierId& id) -> core::base::Result<core::domain::Dossier> {
            ++opened;
            for (const auto& line : foundDossiers().lines)
                if (line.row.dossier.id == id) return line.row.dossier;
            return core::base::fail(core::domain::DomainCode::DossierUnknown);
        });
    openDossiers(window);
    REQUIRE(eventually([&] { return table(window)->model()->rowCount() == 3; }));
    CHECK(details(window).contains(QStringLiteral("Enter")));
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Up);
    CHECK(opened == 0); // looking through the rows opens nothing
    press(Qt::Key_Return);
    REQUIRE(eventually([&] { return details(window).contains(QStringLiteral("H15.50.05.13-261121-0974")); }));
    CHECK(opened == 1);
    for (const auto* part :
         {"Nguyễn Văn Thử", "001190000013", "0912345678", "Cổng đã nhận", "UBND phường Mẫu",
          "Tờ khai đăng ký khai sinh", "21/11/2026 15:35", "Trần Văn Mẫu"}) {
        INFO(part);
        CHECK(details(window).contains(QString::fromUtf8(part)));
    }
}

TEST_CASE("What the portal says last stands in the list, and all that it said on the opened dossier") {
    OpenWindow window;
    auto found = foundDossiers();
    found.lines[1].portal = core::domain::PortalState::SupplementAsked;
    found.lines[1].row.dossier.portalChanges = {
        {core::domain::PortalState::Processing, "", {}, core::base::Instant{1795227300000}},
        {core::domain::PortalState::SupplementAsked, "Thiếu chữ ký <ở tờ khai>", {"Tờ khai"}, {}}};
    answerAll(window, found);
    window.counter.answerOpen([&](const core::base::DossierId&) -> core::base::Result<core::domain::Dossier> {
        return found.lines[1].row.dossier;
    });
    openDossiers(window);
    REQUIRE(eventually([&] { return table(window)->model()->rowCount() == 3; }));
    CHECK(table(window)->model()->index(1, ui::models::DossierListModel::State).data().toString() ==
          QStringLiteral("Yêu cầu bổ sung giấy tờ"));
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    REQUIRE(eventually([&] { return details(window).contains(QStringLiteral("Cổng báo về")); }));
    for (const auto* part : {"21/11/2026 09:15", "Đang xử lý", "Yêu cầu bổ sung giấy tờ", "Tờ khai",
                             "Thiếu chữ ký <ở tờ khai>"}) {
        INFO(part);
        CHECK(details(window).contains(QString::fromUtf8(part)));
    }
}

TEST_CASE("What the portal wants of the clerk is marked, until the answer is on its way") {
    OpenWindow window;
    auto found = foundDossiers();
    found.lines[1].portal = core::domain::PortalState::SupplementAsked;
    answerAll(window, found);
    openDossiers(window);
    REQUIRE(eventually([&] { return table(window)->model()->rowCount() == 3; }));
    const auto state = [&](int role) {
        return table(window)->model()->index(1, ui::models::DossierListModel::State).data(role);
    };
    CHECK(state(Qt::ForegroundRole) == ui::style::colour(ui::style::Tone::Attention));
    found.lines[1].delivery = core::ports::OpState::Queued;
    answerAll(window, found);
    type(QStringLiteral("n"));
    REQUIRE(eventually([&] { return state(Qt::DisplayRole).toString() == QStringLiteral("Chờ gửi"); }));
}

TEST_CASE("What cannot be found yet, or ever, is said in words") {
    OpenWindow window;
    FoundDossiers found;
    answerAll(window, found);
    SECTION("no dossier was taken") {
        found.reach.isComplete = found.reach.hasAllScans = true;
        answerAll(window, found);
        openDossiers(window);
        CHECK(eventually([&] { return nothing(window) == QStringLiteral("Chưa tiếp nhận hồ sơ nào."); }));
        CHECK(reach(window).isEmpty());
    }
    SECTION("nothing has these words") {
        found.reach = foundDossiers().reach;
        answerAll(window, found);
        openDossiers(window);
        CHECK(eventually([&] { return nothing(window).contains(QStringLiteral("Không có hồ sơ nào")); }));
    }
    SECTION("older dossiers are still to come; then the search looks again by itself") {
        found.reach.dossiers = 1200;
        found.reach.toCome = 98800;
        answerAll(window, found);
        openDossiers(window);
        CHECK(eventually([&] { return nothing(window).contains(QStringLiteral("Chưa tìm thấy")); }));
        CHECK(reach(window).contains(QStringLiteral("1.200")));
        CHECK(reach(window).contains(QStringLiteral("98.800")));
        answerAll(window, foundDossiers());
        CHECK(eventually([&] { return table(window)->isVisible() && reach(window).isEmpty(); }));
    }
    SECTION("scans reach back to a day, more dossiers than are shown, and one that does not open") {
        found = foundDossiers();
        found.lines[1].isWhole = false;
        found.reach.hasAllScans = false;
        found.reach.damaged = 1;
        found.oldestScanAt = core::base::Instant{1795227300000};
        found.hasMore = true;
        answerAll(window, found);
        openDossiers(window);
        CHECK(eventually([&] { return reach(window).contains(QStringLiteral("21/11/2026")); }));
        CHECK(reach(window).contains(QStringLiteral("50")));
        CHECK(reach(window).contains(QStringLiteral("kỹ thuật viên")));
        CHECK(cell(window, 1, DossierListModel::Owner) == QStringLiteral("(không mở được)"));
    }
    SECTION("filling the index broke off") {
        found = foundDossiers();
        found.reach.isComplete = false;
        found.reach.trouble = core::base::Error::of(core::ports::StoreCode::Damaged);
        answerAll(window, found);
        openDossiers(window);
        CHECK(eventually([&] { return !window.banner("dossiersBanner").isEmpty(); }));
    }
}

TEST_CASE("After the sign-out no name stays on the screen, and none comes late") {
    OpenWindow window;
    std::promise<void> letGo;
    const auto gate = letGo.get_future().share();
    std::promise<void> begun;
    window.counter.answerFind([&begun, gate](const std::string& typed) {
        if (typed == "m") {
            begun.set_value();
            gate.wait();
        }
        return foundDossiers();
    });
    window.counter.answerOpen(
        [](const core::base::DossierId&) { return foundDossiers().lines[0].row.dossier; });
    openDossiers(window);
    REQUIRE(eventually([&] { return table(window)->model()->rowCount() == 3; }));
    press(Qt::Key_Return);
    REQUIRE(eventually([&] { return details(window).contains(QStringLiteral("Nguyễn Thị Mẫu")); }));
    type(QStringLiteral("m"));
    begun.get_future().wait();
    press(Qt::Key_Q, Qt::ControlModifier);
    REQUIRE(eventually([&] { return window.counter.locks() == 1; }));
    CHECK(table(window)->model()->rowCount() == 0);
    CHECK_FALSE(details(window).contains(QStringLiteral("Nguyễn Thị Mẫu")));
    CHECK(find<QLineEdit>(*window.window, "dossierSearch")->text().isEmpty());
    letGo.set_value();
    type(QString::fromLatin1(Counter::kPassphrase)); // the name is there still
    press(Qt::Key_Return);
    // The window's answers come in turn: the late one was dropped before this.
    REQUIRE(eventually([&] { return find<QWidget>(*window.window, "intakePage")->isVisible(); }));
    CHECK(table(window)->model()->rowCount() == 0);
}

namespace {

// Scans reach back to a day, and older ones hold one dossier more.
FoundDossiers withoutOlderScans() {
    auto found = foundDossiers();
    found.lines.resize(1);
    found.reach.hasAllScans = false;
    found.oldestScanAt = core::base::Instant{1795227300000};
    return found;
}

QAbstractButton* deeper(OpenWindow& window) {
    return find<QAbstractButton>(*window.window, "findDeeper");
}

} // namespace

TEST_CASE("F7 looks through the older scans too, tells how far it is, and shows what they hold") {
    OpenWindow window;
    answerAll(window, withoutOlderScans());
    std::promise<void> letGo;
    const auto gate = letGo.get_future().share();
    window.counter.answerFindDeeper([gate](const std::string& typed, const std::stop_token&,
                                           const std::function<void(double)>& progress) {
        progress(0.42);
        gate.wait();
        auto found = foundDossiers();
        if (typed != "huong") found.lines.clear();
        return found;
    });
    openDossiers(window);
    REQUIRE(eventually([&] { return table(window)->model()->rowCount() == 1; }));
    CHECK_FALSE(deeper(window)->isVisible()); // nothing is typed
    press(Qt::Key_F7);
    type(QStringLiteral("huong"));
    REQUIRE(eventually([&] { return deeper(window)->isVisible(); }));
    press(Qt::Key_F7);
    REQUIRE(eventually([&] { return reach(window).contains(QStringLiteral("42")); }));
    letGo.set_value();
    REQUIRE(eventually([&] { return table(window)->model()->rowCount() == 3; }));
    CHECK(reach(window).isEmpty());
    CHECK_FALSE(deeper(window)->isVisible());
}

TEST_CASE("A look through the older scans ends when F7 is pressed again, and when one goes on typing") {
    OpenWindow window;
    answerAll(window, withoutOlderScans());
    std::atomic<int> stopped = 0;
    window.counter.answerFindDeeper([&stopped](const std::string&, const std::stop_token& stop,
                                               const std::function<void(double)>& progress) {
        progress(0.1);
        std::promise<void> told;
        const std::stop_callback tell(stop, [&] { told.set_value(); });
        told.get_future().wait();
        ++stopped;
        auto found = withoutOlderScans();
        found.lines = foundDossiers().lines;
        return found;
    });
    openDossiers(window);
    type(QStringLiteral("huong"));
    REQUIRE(eventually([&] { return deeper(window)->isVisible(); }));
    press(Qt::Key_F7);
    REQUIRE(eventually([&] { return reach(window).contains(QStringLiteral("10 %")); }));
    press(Qt::Key_F7);
    REQUIRE(eventually([&] { return table(window)->model()->rowCount() == 3; })); // what it had found
    CHECK(stopped == 1);
    CHECK(deeper(window)->isVisible());
    press(Qt::Key_F7);
    REQUIRE(eventually([&] { return reach(window).contains(QStringLiteral("10 %")); }));
    find<QLineEdit>(*window.window, "dossierSearch")->setFocus();
    type(QStringLiteral("x"));
    REQUIRE(eventually([&] { return table(window)->model()->rowCount() == 1; }));
    CHECK(stopped == 2);
}
