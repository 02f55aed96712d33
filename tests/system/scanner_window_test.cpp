// SPDX-License-Identifier: GPL-3.0-or-later
// The window over the whole house and a driver that is busy, asks for a password, or has a button: real
// workers, real dialogs, real keys.
#include "app/composition/house.h"
#include "app/counter/services.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/shell/application.h"
#include "ui/dialogs/ask_by_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/text/language.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPointer>

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <fstream>

using namespace tests;
using app::composition::House;
using ui::text::Language;

namespace {

constexpr char kPassphrase[] = "duong sat thong nhat";
constexpr int kPatience_ms = 60'000;

template<class Condition>
bool comesTrue(Condition condition) {
    return QTest::qWaitFor(condition, kPatience_ms);
}

// A counter whose scanner does what `rules` say, and its window with a clerk before it.
struct Desk {
    TempFolder folder;
    std::unique_ptr<House> house;
    ui::models::Services services;
    std::atomic<bool> wasOpenedAhead = false;
    ui::dialogs::AskByDialog ask;
    std::unique_ptr<ui::shell::MainWindow> window;

    explicit Desk(const std::string& rules) {
        needApplication();
        setenv("LD_LIBRARY_PATH", FAULTY_FOLDER, 1);
        setenv("FAULTY_SCRIPT", (folder / "script").c_str(), 1);
        script(rules);
        openHouse();
        const auto open = services.standBy;
        services.standBy = [this, open](const std::stop_token& stop) {
            auto opened = open(stop);
            wasOpenedAhead = true;
            return opened;
        };
        window = std::make_unique<ui::shell::MainWindow>(services, ask);
        window->resize(1366, 768);
        window->show();
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
        signIn();
    }

    void script(const std::string& rules) const { std::ofstream(folder / "script") << "pages 1\n" << rules; }

    [[nodiscard]] QString paper() const {
        const auto* banner = find<ui::widgets::Banner>(*window, "paperBanner");
        return banner->isVisible() ? banner->words() : QString();
    }
    [[nodiscard]] std::size_t pages() const { return window->desk().paper().pages().size(); }
    // As a window manager does when a dialog has gone.
    void activate() const {
        window->activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
    }
    [[nodiscard]] bool isIdle() const { return !window->desk().busy(); }

    void shoot(QWidget& what, const QString& name) const {
        for (const auto& [language, suffix] :
             {std::pair{Language::English, "en"}, std::pair{Language::Vietnamese, "vi"}}) {
            ui::text::setLanguage(language);
            for (int level = 0; level < 10; ++level) // of the layouts: new words ask for new sizes
                QCoreApplication::processEvents();
            REQUIRE(what.grab().save(
                QStringLiteral(SCREENSHOT_FOLDER "/%1_%2.png").arg(name, QLatin1String(suffix))));
        }
    }

  private:
    void openHouse() {
        auto opened = House::open({folder / "data", PROGRAM_FOLDER, RESOURCE_FOLDER});
        REQUIRE(opened);
        house = std::move(*opened);
        core::usecases::CounterSetup setup;
        setup.superiorBody = "UBND PHƯỜNG MẪU";
        setup.office = "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG";
        setup.postOffice = "Bưu cục Mẫu";
        setup.place = "Hà Nội";
        setup.returnPlace = "Quầy số 7, Bưu cục Mẫu";
        setup.officeId = "office";
        setup.deviceId = "device";
        setup.range = {"H15.50.05.13", "Q07", 5000, 5099};
        app::composition::ScanProfile profile;
        profile.request.device = "faulty:0";
        profile.request.source = "feeder";
        profile.request.dpi = 75;
        profile.backends = {"faulty"};
        REQUIRE(house->setUp(setup, profile));
        REQUIRE(
            house->signIn().addFirstAccount({"mau", "Trần Văn Mẫu", core::ports::Role::Clerk, kPassphrase}));
        auto offered = app::counter::servicesOf(*house);
        REQUIRE(offered);
        services = std::move(*offered);
    }

    void signIn() {
        type(QStringLiteral("mau"));
        press(Qt::Key_Return);
        type(QString::fromLatin1(kPassphrase));
        press(Qt::Key_Return);
        REQUIRE(comesTrue([this] { return find<QWidget>(*window, "intakePage")->isVisible(); }));
        REQUIRE(comesTrue([this] { return wasOpenedAhead.load(); }));
    }
};

QDialog* dialogOnScreen() {
    return qobject_cast<QDialog*>(QApplication::activeModalWidget());
}

void openLogin(Desk& desk) {
    REQUIRE(comesTrue([&] { return find<QWidget>(*desk.window, "login")->isVisible(); }));
    press(Qt::Key_F12);
}

void typeLogin(const QString& name, const QString& password) {
    REQUIRE(comesTrue([] { return dialogOnScreen() && dialogOnScreen()->isActiveWindow(); }));
    type(name);
    press(Qt::Key_Return);
    type(password);
}

} // namespace

TEST_CASE(
    "A scanner in use is counted down on the screen; Esc ends the waiting, and F5 works when it is free") {
    Desk desk("open status DEVICE_BUSY\n");
    press(Qt::Key_F5);
    REQUIRE(comesTrue([&] { return desk.paper().contains(QStringLiteral("Máy quét đang bận")); }));
    desk.shoot(*desk.window, QStringLiteral("scanner-busy"));
    press(Qt::Key_Escape);
    REQUIRE(comesTrue([&] { return desk.isIdle(); }));
    CHECK(desk.pages() == 0);
    desk.script("");
    press(Qt::Key_F5);
    REQUIRE(comesTrue([&] { return desk.isIdle() && desk.pages() == 1; }));
}

TEST_CASE("The scanner's own button scans, from before the first F5 on") {
    const TempFolder outside;
    const auto button = outside / "pressed";
    Desk desk("button scan file " + button.string() + "\n");
    std::ofstream(button) << "x";
    CHECK(comesTrue([&] { return desk.isIdle() && desk.pages() == 1; }));
}

TEST_CASE(
    "An ID card is scanned from the glass with its own resolution, whatever the documents' profile says") {
    Desk desk("");
    press(Qt::Key_F5, Qt::ShiftModifier);
    desk.shoot(*desk.window, QStringLiteral("scanner-id-card"));
    press(Qt::Key_F5);
    REQUIRE(comesTrue([&] { return desk.isIdle() && desk.pages() == 1; }));
    CHECK(desk.window->desk().paper().pages()[0].scan.dpi == 400);
    press(Qt::Key_F5, Qt::ShiftModifier);
    press(Qt::Key_F5, Qt::ShiftModifier);
    press(Qt::Key_F5);
    REQUIRE(comesTrue([&] { return desk.isIdle() && desk.pages() == 2; }));
    CHECK(desk.window->desk().paper().pages()[1].scan.dpi == 75);
}

TEST_CASE(
    "A scanner that was chosen is opened ahead, used for each kind of paper, and chosen at the next start") {
    Desk desk("also 1\n");
    const auto found = desk.services.scanners({});
    REQUIRE(found);
    const auto other = std::ranges::find(*found, "faulty:1", &core::ports::ScannerInfo::name);
    REQUIRE(other != found->end());
    desk.services.chooseScanner(*other);
    REQUIRE(desk.services.standBy({}));
    const auto profiles = desk.house->scanProfiles();
    REQUIRE(profiles);
    CHECK(profiles->documents.request.device == other->id);
    CHECK(profiles->idCard.request.device == other->id);
    CHECK(profiles->documents.request.dpi == 75);
    press(Qt::Key_F5);
    CHECK(comesTrue([&] { return desk.isIdle() && desk.pages() == 1; }));
}

TEST_CASE("A scanner that asks for a password lets the clerk in who knows it, and tells who does not") {
    Desk desk("password jo mật-khẩu\n");
    CHECK_FALSE(dialogOnScreen()); // nobody has asked for pages yet
    press(Qt::Key_F5);
    openLogin(desk);
    desk.shoot(*desk.window, QStringLiteral("scanner-password-wanted"));
    typeLogin(QStringLiteral("jo"), QStringLiteral("sai"));
    desk.shoot(*dialogOnScreen(), QStringLiteral("scanner-password"));
    const QPointer<QDialog> dialog = dialogOnScreen();
    press(Qt::Key_Return);
    REQUIRE(comesTrue([&] { return desk.paper().contains(QStringLiteral("tên hoặc mật khẩu")); }));
    CHECK_FALSE(dialog);
    desk.activate();
    press(Qt::Key_F5);
    openLogin(desk);
    typeLogin(QStringLiteral("jo"), QStringLiteral("mật-khẩu"));
    press(Qt::Key_Return);
    CHECK(comesTrue([&] { return desk.isIdle() && desk.pages() == 1; }));
}

TEST_CASE("Esc before a scanner's question scans nothing and loses nothing") {
    Desk desk("password jo s3cret\n");
    press(Qt::Key_F5);
    openLogin(desk);
    REQUIRE(comesTrue([] { return dialogOnScreen() && dialogOnScreen()->isActiveWindow(); }));
    press(Qt::Key_Escape);
    REQUIRE(comesTrue([&] { return desk.isIdle(); }));
    CHECK(desk.paper().contains(QStringLiteral("được giữ")));
    CHECK(desk.pages() == 0);
}
