// SPDX-License-Identifier: GPL-3.0-or-later
// The window, driven by keys alone, over the whole house: real scanner driver, real page workers, real store,
// a portal on the loopback interface. Leaves its screenshots in the build's folder.
#include "app/composition/house.h"
#include "app/counter/services.h"
#include "tests/support/portal_process.h"
#include "tests/support/shell.h"
#include "tests/support/temp_folder.h"
#include "ui/dialogs/ask.h"
#include "ui/shell/main_window.h"
#include "ui/style/look.h"
#include "ui/text/language.h"
#include "ui/widgets/page_view.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

using app::composition::House;
using ui::text::Language;

constexpr char kPassphrase[] = "duong sat thong nhat";
constexpr int kPatience_ms = 300'000;

// Answers every question with the way back.
class NoAsk : public ui::dialogs::Ask {
  public:
    void ask(QWidget*, const ui::dialogs::Question&, std::function<void(bool)> answer) override {
        answer(false);
    }
    void askLogin(QWidget*, const ui::dialogs::LoginQuestion&, ui::dialogs::LoginAnswer answer) override {
        answer(std::nullopt);
    }
    void tellLoginLate(const QString&) override {}
};

void drawPaper(const std::filesystem::path& folder) {
    // Not by QProcess: after its vfork the thread sanitizer no longer sees what this thread locks.
    REQUIRE(tests::run(SAMPLE_PAGES_PROGRAM " --out " + tests::quoted(folder.string())).status == 0);
}

struct Counter {
    tests::TempFolder folder;
    tests::PortalProcess portal{folder / "portal"};
    std::unique_ptr<House> house;

    Counter() {
        drawPaper(folder / "paper");
        app::composition::Places places{folder / "data", PROGRAM_FOLDER, RESOURCE_FOLDER};
        auto opened = House::open(places);
        REQUIRE(opened);
        house = std::move(*opened);
        app::composition::ScanProfile profile;
        profile.request.device = "pnm:0";
        profile.backends = {"pnm"};
        profile.stack = folder / "paper";
        REQUIRE(house->setUp(setup(), profile));
        REQUIRE(
            house->signIn().addFirstAccount({"mau", "Trần Văn Mẫu", core::ports::Role::Clerk, kPassphrase}));
    }

    core::usecases::CounterSetup setup() {
        core::usecases::CounterSetup made;
        made.superiorBody = "UBND PHƯỜNG MẪU";
        made.office = "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG";
        made.postOffice = "Bưu cục Mẫu";
        made.place = "Hà Nội";
        made.returnPlace = "Quầy số 7, Bưu cục Mẫu";
        made.range = {"H15.50.05.13", "Q07", 5000, 5099};
        made.portalUrl = portal.address();
        made.portalToken = tests::PortalProcess::kToken;
        made.portalName = tests::PortalProcess::kName;
        made.officeId = tests::PortalProcess::kOffice;
        made.deviceId = tests::PortalProcess::kDevice;
        made.receiptKeyId = "r1";
        made.receiptKeyHex = portal.receiptKeyHex();
        return made;
    }
};

// New words ask for new sizes, level by level of the layouts; a picture before they have settled shows cut
// words.
void settle() {
    for (int i = 0; i < 10; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

// Both languages of what is on the screen now.
void shoot(QWidget& window, const QString& name) {
    for (const auto& [language, suffix] :
         {std::pair{Language::English, "en"}, std::pair{Language::Vietnamese, "vi"}}) {
        ui::text::setLanguage(language);
        settle();
        const auto file = QStringLiteral(SCREENSHOT_FOLDER "/%1_%2.png").arg(name, QLatin1String(suffix));
        REQUIRE(window.grab().save(file));
    }
}

void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : QApplication::activeWindow(),
                    static_cast<Qt::Key>(key), modifiers);
}

void type(const QString& text) {
    REQUIRE(QApplication::focusWidget());
    QTest::keyClicks(QApplication::focusWidget(), text);
}

// Tab by tab, as a clerk without a mouse would.
void tabTo(const QString& objectName) {
    for (int i = 0; i < 60; ++i) {
        const auto* focus = QApplication::focusWidget();
        if (focus && focus->objectName() == objectName) return;
        press(Qt::Key_Tab);
    }
    FAIL("no way by Tab to " << objectName.toStdString());
}

template<class Condition>
bool comesTrue(Condition condition) {
    return QTest::qWaitFor(condition, kPatience_ms);
}

bool allRead(ui::intake::IntakeDesk& desk, std::size_t pages) {
    const auto& batch = desk.paper().pages();
    return !desk.scanning() && batch.size() == pages &&
           std::all_of(batch.begin(), batch.end(),
                       [](const auto& page) { return page.stage != scanner::pipeline::PageStage::Scanned; });
}

QString outboxCell(QWidget& window, int column) {
    const auto* table = window.findChild<QTableView*>(QStringLiteral("outbox"));
    const auto* model = table->model();
    return model->rowCount() ? model->index(0, column).data().toString() : QString();
}

QString field(QWidget& window, const char* name) {
    return window.findChild<QLineEdit*>(QString::fromLatin1(name))->text();
}

bool offers(const ui::intake::IntakeDesk& desk, core::domain::Field field) {
    const auto all = desk.offers();
    return std::ranges::any_of(all, [&](const auto& offer) { return offer.field == field; });
}

// What was read of the pages: looked at, gone through, taken into fields.
void readPages(ui::shell::MainWindow& window) {
    const auto* view = window.findChild<ui::widgets::PageView*>(QStringLiteral("pageView"));
    auto& study = window.desk().study();
    REQUIRE(comesTrue([&] { return study.findings().items.size() == 6; }));
    tabTo("submitter.phone");
    press(Qt::Key_F11);
    press(Qt::Key_PageDown);
    REQUIRE(comesTrue([&] { return view->isVisible() && view->hasPicture(); }));
    shoot(window, "viewer");
    press(Qt::Key_Right, Qt::ControlModifier);
    press(Qt::Key_Return);
    CHECK_FALSE(field(window, "submitter.phone").isEmpty());
    press(Qt::Key_F7);
    REQUIRE(comesTrue([&] { return view->hasPicture(); }));
    CHECK_FALSE(window.findChild<QLabel*>(QStringLiteral("viewerItem"))->text().isEmpty());
    shoot(window, "viewer-doubt");
    press(Qt::Key_F11);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Delete);
    CHECK(field(window, "submitter.phone").isEmpty());

    tabTo("ownerIsSubmitter");
    press(Qt::Key_Space);
    REQUIRE(comesTrue([&] { return offers(window.desk(), core::domain::Field::OwnerName); }));
    tabTo("owner.name");
    CHECK(field(window, "owner.name").isEmpty());
    shoot(window, "offers");
    tabTo("offers");
    REQUIRE(comesTrue([&] { return view->isVisible() && view->hasPicture(); }));
    shoot(window, "offer-place");
    const auto many = window.desk().offers().size();
    press(Qt::Key_F8);
    CHECK(window.desk().offers().size() < many);
    CHECK_FALSE(field(window, "owner.address").isEmpty()); // the row of the field where the clerk was last
    while (!window.desk().offers().empty())
        press(Qt::Key_F8);
    CHECK_FALSE(field(window, "owner.name").isEmpty());
}

// The dossier that was just accepted: found by what people know of it, opened, told when nothing is found.
void findDossier(ui::shell::MainWindow& window, const std::string& number) {
    const auto* found = window.findChild<QTableView*>(QStringLiteral("dossiers"));
    const auto shows = [&](const QString& typed) {
        press(Qt::Key_A, Qt::ControlModifier);
        type(typed);
        INFO(typed.toStdString());
        CHECK(comesTrue([&] { return found->model()->rowCount() == 1; }));
        press(Qt::Key_A, Qt::ControlModifier);
        type(QStringLiteral("xyz"));
        CHECK(comesTrue([&] { return found->model()->rowCount() == 0; }));
    };
    press(Qt::Key_F, Qt::ControlModifier);
    REQUIRE(comesTrue([&] { return found->model()->rowCount() == 1; }));
    shows(QStringLiteral("thi mau"));
    shows(QStringLiteral("khai sinh"));
    shows(QStringLiteral("001190000013"));
    shows(QStringLiteral("giay chung sinh"));
    shoot(window, "dossiers-nothing");
    press(Qt::Key_A, Qt::ControlModifier);
    type(QString::fromStdString(number).section(u'-', 1));
    REQUIRE(comesTrue([&] { return found->model()->rowCount() == 1; }));
    press(Qt::Key_Return);
    const auto* details = window.findChild<QTextBrowser*>(QStringLiteral("dossierDetails"));
    REQUIRE(comesTrue([&] { return details->toPlainText().contains(QString::fromStdString(number)); }));
    shoot(window, "dossiers");
}

} // namespace

TEST_CASE("A birth registration goes from the identity card to the portal's receipt by keys alone") {
    Counter counter;
    const auto services = app::counter::servicesOf(*counter.house);
    REQUIRE(services);
    NoAsk ask;
    ui::shell::MainWindow window(*services, ask);
    window.resize(1366, 768);
    window.show();
    REQUIRE(QTest::qWaitForWindowActive(&window));
    shoot(window, "sign-in");

    tabTo("signInName");
    type("mau");
    press(Qt::Key_Tab);
    type(kPassphrase);
    press(Qt::Key_Return);
    const auto* intakePage = window.findChild<QWidget*>(QStringLiteral("intakePage"));
    REQUIRE(comesTrue([&] { return intakePage->isVisible(); }));

    tabTo("search");
    type("khai sinh");
    press(Qt::Key_Return);
    REQUIRE(window.desk().procedure());
    CHECK(window.desk().procedure()->code == "1.001193");

    press(Qt::Key_F5);
    REQUIRE(comesTrue([&] { return !window.desk().paper().pages().empty(); }));
    shoot(window, "intake-scanning");
    REQUIRE(comesTrue([&] { return allRead(window.desk(), 6); }));
    CHECK(window.desk().intake().submitter.name == "Nguyễn Thị Mẫu");
    CHECK(window.desk().gaps().empty());
    shoot(window, "intake-ready");
    readPages(window);
    CHECK(window.desk().gaps().empty());

    std::optional<core::domain::Dossier> accepted;
    QObject::connect(&window.desk(), &ui::intake::IntakeDesk::accepted, &window,
                     [&](const core::domain::Dossier& dossier) { accepted = dossier; });
    press(Qt::Key_F9);
    REQUIRE(comesTrue([&] { return accepted.has_value(); }));
    CHECK(accepted->number.text.find("-5000") != std::string::npos);
    CHECK(accepted->documents.size() == 5);
    CHECK(window.desk().intake().untouched());
    const auto slip = counter.folder / "data" / "run" / "slips" / (accepted->id.hex() + ".pdf");
    REQUIRE(comesTrue([&] { return std::filesystem::exists(slip); }));
    shoot(window, "intake-accepted");

    findDossier(window, accepted->number.text);

    press(Qt::Key_F3);
    REQUIRE(comesTrue([&] { return outboxCell(window, 0).toStdString() == accepted->number.text; }));
    REQUIRE(comesTrue([&] {
        const auto rows = counter.house->outbox().rowsOfLocked();
        return rows && !rows->empty() && rows->front().state == core::ports::OpState::Acknowledged;
    }));
    shoot(window, "outbox");
    CHECK(nlohmann::json::parse(counter.portal.state()).at("dossiers").size() == 1);
}

int main(int argc, char** argv) {
    // QT_QPA_PLATFORM=xcb shows it on a screen.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    std::filesystem::create_directories(SCREENSHOT_FOLDER);
    ui::style::apply(application);
    ui::text::setLanguage(Language::Vietnamese);
    return Catch::Session().run(argc, argv);
}
