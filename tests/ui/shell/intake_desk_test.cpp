// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/failing_file_system.h"
#include "tests/ui/shell/application.h"
#include "tests/ui/shell/counter.h"

#include "core/domain/codes.h"
#include "core/domain/sheet_codes.h"
#include "core/ports/store_codes.h"
#include "ui/async/run.h"
#include "ui/intake/intake_desk.h"
#include "ui/text/language.h"

#include <QSignalSpy>

#include <catch2/catch.hpp>

#include <utility>

using namespace tests;
using core::domain::SortReason;
using ui::intake::GapKind;
using ui::intake::IntakeDesk;
using ui::models::PageLook;

namespace {

// A clerk at an open desk; no widget anywhere.
struct Desk {
    Counter counter;
    ui::async::Workers workers;
    std::unique_ptr<IntakeDesk> desk;

    Desk() {
        needApplication();
        desk = std::make_unique<IntakeDesk>(counter.services, workers);
    }
    IntakeDesk& open() {
        desk->open({core::base::ClerkId{{1}}, "Trần Thị Mai", core::ports::Role::Clerk});
        return *desk;
    }
    void chooseBirth() { desk->chooseProcedure(counter.procedures.find(kBirth, {}).value()); }
    bool scanned() {
        return eventually([this] { return !desk->busy() && !desk->paper().pages().empty(); });
    }
    [[nodiscard]] std::vector<GapKind> gaps() const {
        std::vector<GapKind> kinds;
        for (const auto& gap : desk->gaps())
            kinds.push_back(gap.kind);
        return kinds;
    }
    // Everything that a birth registration needs.
    void fillBirth() {
        desk->readCard(kCardCode);
        chooseBirth();
        counter.putIntoFeeder({birthPapers()});
        desk->scan();
        REQUIRE(scanned());
    }
};

ui::intake::TypedPerson named(const QString& name) {
    ui::intake::TypedPerson typed;
    typed.name = name;
    return typed;
}

} // namespace

TEST_CASE("a change is kept as a draft by itself, within two seconds") {
    static_assert(IntakeDesk::kDraft_ms <= 2000);
    Desk counter;
    auto& desk = counter.open();
    desk.typeSubmitter(named(QStringLiteral("Nguyễn Thị Mẫu")));
    REQUIRE(eventually([&] { return !counter.counter.kept().empty(); }));
    CHECK(counter.counter.kept().back().submitter.name == "Nguyễn Thị Mẫu");
}

TEST_CASE("typing on does not put the draft off") {
    Desk counter;
    auto& desk = counter.open();
    desk.typeSubmitter(named(QStringLiteral("N")));
    QSignalSpy kept(&desk, &IntakeDesk::draftKept);
    QTimer keys;
    keys.setInterval(50);
    QObject::connect(&keys, &QTimer::timeout, [&] { desk.typeSubmitter(named(QStringLiteral("Ng"))); });
    keys.start();
    CHECK(kept.wait(10'000));
}

TEST_CASE("an untouched intake is no draft") {
    Desk counter;
    auto& desk = counter.open();
    bool left = false;
    desk.leave([&] { left = true; });
    CHECK(eventually([&] { return left; }));
    CHECK(counter.counter.kept().empty());
}

TEST_CASE("signing out keeps the draft first") {
    Desk counter;
    auto& desk = counter.open();
    desk.typeSubmitter(named(QStringLiteral("Mẫu")));
    std::size_t keptBefore = 0;
    bool left = false;
    desk.leave([&] {
        keptBefore = counter.counter.kept().size();
        left = true;
    });
    REQUIRE(eventually([&] { return left; }));
    CHECK(keptBefore == 1);
    CHECK(desk.intake().untouched());
}

TEST_CASE("the draft names the batch before its first page is scanned") {
    Desk counter;
    auto& desk = counter.open();
    std::size_t keptBeforeScan = 0;
    bool named = false;
    const auto scan = counter.counter.services.scanStack;
    counter.counter.services.scanStack = [&](const ui::models::Services::Batch& batch,
                                             core::ports::PaperKind kind, const std::stop_token& stop) {
        keptBeforeScan = counter.counter.kept().size();
        named = keptBeforeScan > 0 && counter.counter.kept().back().batch == batch->id();
        return scan(batch, kind, stop);
    };
    counter.counter.putIntoFeeder({birthPapers()});
    desk.scan();
    REQUIRE(counter.scanned());
    CHECK(keptBeforeScan == 1);
    CHECK(named);
}

TEST_CASE("after sign-in the clerk's draft is there again with its pages") {
    Desk counter;
    core::usecases::Intake draft;
    draft.dossier = core::base::DossierId{{7}};
    draft.submitter.name = "Nguyễn Thị Mẫu";
    draft.procedureCode = kBirth;
    draft.batch = counter.counter.addBatch(birthPapers());
    counter.counter.addDraft(draft);
    auto& desk = counter.open();
    REQUIRE(eventually([&] { return desk.paper().pages().size() == 4; }));
    CHECK(desk.intake().dossier == draft.dossier);
    CHECK(desk.intake().submitter.name == "Nguyễn Thị Mẫu");
    REQUIRE(desk.procedure());
    ui::text::setLanguage(ui::text::Language::English);
    CHECK(desk.paperNotice().words() == QStringLiteral("4 pages were kept."));
}

TEST_CASE("whoever takes no dossiers has no drafts, and hears nothing of it at the sign-in") {
    Desk counter;
    counter.counter.services.openDrafts =
        [](const core::usecases::SignedIn&) -> core::base::Result<std::vector<core::usecases::Intake>> {
        return core::base::fail(core::domain::DomainCode::NotAllowed);
    };
    auto& desk = counter.open();
    QSignalSpy kept(&desk, &IntakeDesk::draftKept);
    desk.typeSubmitter(named(QStringLiteral("Mẫu"))); // answered behind the drafts, by the same worker
    REQUIRE((!kept.isEmpty() || kept.wait(10'000)));
    CHECK(desk.notice().empty());
}

TEST_CASE("places that the clerk chose survive a restart") {
    Desk counter;
    core::usecases::Intake draft;
    draft.dossier = core::base::DossierId{{7}};
    draft.procedureCode = kBirth;
    draft.batch = counter.counter.addBatch(birthPapers());
    draft.pages = {{2, "authority-letter", SortReason::ByClerk, false}};
    counter.counter.addDraft(draft);
    auto& desk = counter.open();
    REQUIRE(eventually([&] { return desk.paper().pages().size() == 4; }));
    CHECK(desk.pageRows().at(1).component == QStringLiteral("authority-letter"));
}

TEST_CASE("a draft whose pages are gone keeps what was typed and can be scanned anew") {
    Desk counter;
    core::usecases::Intake draft;
    draft.dossier = core::base::DossierId{{7}};
    draft.submitter.name = "Nguyễn Thị Mẫu";
    draft.batch = core::base::BatchId{{9}};
    draft.pages = {{1, "form", SortReason::Title, false}};
    counter.counter.addDraft(draft);
    auto& desk = counter.open();
    REQUIRE(eventually([&] { return !desk.paperNotice().empty(); }));
    CHECK(desk.intake().submitter.name == "Nguyễn Thị Mẫu");
    CHECK(desk.intake().batch.empty());
    CHECK(desk.intake().pages.empty());
}

TEST_CASE("a stack that cannot be opened now is never replaced: F5 opens it, F9 waits for it") {
    Desk counter;
    core::usecases::Intake draft;
    draft.dossier = core::base::DossierId{{7}};
    draft.procedureCode = kBirth;
    draft.batch = counter.counter.addBatch(birthPapers());
    counter.counter.addDraft(draft);
    auto& openBatch = counter.counter.services.openBatch;
    const auto opens = std::exchange(openBatch, [](const core::base::BatchId&) {
        return core::base::Result<ui::models::Services::Batch>(
            core::base::fail(core::ports::StoreCode::DiskFull, "not now"));
    });
    auto& desk = counter.open();
    REQUIRE(eventually([&] { return !desk.paperNotice().empty(); }));
    CHECK(std::ranges::count(counter.gaps(), GapKind::PagesReading) == 1);
    openBatch = opens;
    desk.scan();
    REQUIRE(eventually([&] { return desk.paper().pages().size() == 4; }));
    CHECK(desk.intake().batch == draft.batch);
    CHECK(std::ranges::count(counter.gaps(), GapKind::PagesReading) == 0);
}

TEST_CASE("a picture of the stack before is dropped, also where the new stack lies at its address") {
    Desk counter;
    auto& paper = counter.open().paper();
    const auto batch = counter.counter.services.openBatch(counter.counter.addBatch(birthPapers())).value();
    QSignalSpy pictures(&paper, &ui::intake::PaperDesk::pictureReady);
    paper.take(batch);
    paper.take(batch);
    bool allDone = false;
    ui::async::run(
        counter.workers.pictures, &paper, [] { return true; }, [&](bool done) { allDone = done; });
    REQUIRE(eventually([&] { return allDone; }));
    CHECK(pictures.size() == 4);
}

TEST_CASE("a card fills the empty fields") {
    Desk counter;
    auto& desk = counter.open();
    desk.readCard(kCardCode);
    CHECK(desk.intake().submitter.name == "Nguyễn Thị Mẫu");
    CHECK(desk.intake().submitter.idNumber == "001190000013");
    CHECK(desk.intake().submitter.birth == core::base::dateFromIso("1990-05-15"));
    CHECK(desk.offers().empty());
    CHECK(desk.doubts().empty());
}

TEST_CASE("a card never overwrites a differing field until the clerk takes it") {
    Desk counter;
    auto& desk = counter.open();
    desk.typeSubmitter(named(QStringLiteral("Nguyễn Thị Mận")));
    desk.readCard(kCardCode);
    CHECK(desk.intake().submitter.name == "Nguyễn Thị Mận");
    CHECK(desk.intake().submitter.idNumber == "001190000013");
    REQUIRE(desk.offers().size() == 1);
    CHECK(desk.offers().front().value == "Nguyễn Thị Mẫu");
    CHECK(desk.offers().front().replaces);
    desk.takeOffer(desk.offers().front());
    CHECK(desk.intake().submitter.name == "Nguyễn Thị Mẫu");
    CHECK(desk.offers().empty());
}

TEST_CASE("what stands beside a label of the form is offered with its page, and fills nothing by itself") {
    Desk counter;
    auto& desk = counter.open();
    counter.chooseBirth();
    counter.counter.putIntoFeeder({{filledForm()}});
    desk.scan();
    REQUIRE(counter.scanned());
    REQUIRE(eventually([&] { return desk.offers().size() == 2; }));
    CHECK(desk.intake().submitter.name.empty());
    const auto offer = desk.offers().back();
    CHECK(offer.field == core::domain::Field::SubmitterPhone);
    CHECK(offer.value == "0912345678");
    CHECK_FALSE(offer.replaces);
    CHECK(offer.sources.front().page == 1);
    CHECK(offer.sources.front().area.width > 0);
    desk.takeOffer(offer);
    CHECK(desk.intake().submitter.phone == "0912345678");
    REQUIRE(desk.offers().size() == 1);
    desk.putOfferAway(desk.offers().front());
    CHECK(desk.offers().empty());
    CHECK(desk.intake().submitter.name.empty());
}

TEST_CASE("a value that was taken gives way to the former one by undo, and is offered again") {
    Desk counter;
    auto& desk = counter.open();
    desk.typeSubmitter(named(QStringLiteral("Nguyễn Thị Mận")));
    desk.readCard(kCardCode);
    desk.takeOffer(desk.offers().front());
    REQUIRE(desk.undoesOffer());
    desk.undo();
    CHECK(desk.intake().submitter.name == "Nguyễn Thị Mận");
    CHECK(desk.intake().submitter.idNumber == "001190000013");
    REQUIRE(desk.offers().size() == 1);
    desk.takeOffer(desk.offers().front());
    desk.typeSubmitter(named(QStringLiteral("Nguyễn Thị Mơ"))); // typed over: nothing to give back
    CHECK_FALSE(desk.canUndo());
}

TEST_CASE("undo takes back page and field in the order in which the clerk did them") {
    Desk counter;
    auto& desk = counter.open();
    desk.typeSubmitter(named(QStringLiteral("Nguyễn Thị Mận")));
    counter.fillBirth();
    desk.assign(2, QStringLiteral("authority-letter"));
    desk.takeOffer(desk.offers().front());
    desk.undo();
    CHECK(desk.intake().submitter.name == "Nguyễn Thị Mận");
    CHECK(desk.pageRows().at(1).component == QStringLiteral("authority-letter"));
    desk.undo();
    CHECK(desk.pageRows().at(1).component == QStringLiteral("form"));
}

TEST_CASE("two papers that differ are offered side by side, and taking one ends it") {
    Desk counter;
    auto& desk = counter.open();
    counter.chooseBirth();
    auto other = filledForm();
    other.lines[3] = "Họ tên người yêu cầu: Nguyễn Văn Mẫn";
    counter.counter.putIntoFeeder({{birthPapers()[0], other}});
    desk.typeSubmitter(named(QStringLiteral("Nguyễn Thị Mậu")));
    desk.scan();
    REQUIRE(counter.scanned());
    const auto names = [&] {
        std::vector<std::string> values;
        for (const auto& offer : desk.offers())
            if (offer.field == core::domain::Field::SubmitterName) values.push_back(offer.value);
        return values;
    };
    REQUIRE(eventually([&] { return names().size() == 2; }));
    CHECK(names() == std::vector<std::string>{"Nguyễn Thị Mẫu", "Nguyễn Văn Mẫn"});
    CHECK(desk.intake().submitter.name == "Nguyễn Thị Mậu");
    desk.takeOffer(desk.offers().front());
    CHECK(desk.intake().submitter.name == "Nguyễn Thị Mẫu");
    CHECK(names().empty());
}

TEST_CASE(
    "a slip among the papers is told with the dossier that it belongs to, and lies aside as what it is") {
    Desk counter;
    auto& desk = counter.open();
    counter.chooseBirth();
    const core::domain::SlipCode slip{"H15.50.05.13-261121-0001", core::base::DossierId{{7}}};
    auto papers = birthPapers();
    papers.push_back({{"GIẤY TIẾP NHẬN HỒ SƠ"}, core::domain::slipText(slip), false, false});
    counter.counter.putIntoFeeder({papers});
    desk.scan();
    REQUIRE(counter.scanned());
    REQUIRE(eventually([&] {
        return !desk.paperNotice().empty() &&
               desk.paperNotice().words().contains(QStringLiteral("H15.50.05.13-261121-0001"));
    }));
    ui::models::PageListModel rows;
    rows.setPages(desk.pageRows());
    const auto last = rows.index(4);
    CHECK(last.data(ui::models::PageListModel::ReasonWordsRole).toString() ==
          QStringLiteral("giấy hẹn của quầy, không lưu"));
    CHECK(last.data(Qt::ToolTipRole).toString().contains(QStringLiteral("H15.50.05.13-261121-0001")));
    CHECK(
        rows.index(1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("TỜ KHAI ĐĂNG KÝ KHAI SINH")));
}

TEST_CASE("another intake knows nothing of the values found for the last one") {
    Desk counter;
    auto& desk = counter.open();
    counter.chooseBirth();
    counter.counter.putIntoFeeder({{filledForm()}});
    desk.scan();
    REQUIRE(counter.scanned());
    REQUIRE(eventually([&] { return !desk.offers().empty(); }));
    desk.startNew();
    CHECK(desk.offers().empty());
}

TEST_CASE("a number that does not agree with the birth date is doubted, not refused") {
    Desk counter;
    auto& desk = counter.open();
    ui::intake::TypedPerson typed = named(QStringLiteral("Mẫu"));
    typed.idNumber = QStringLiteral("001190000013");
    typed.birth = QStringLiteral("15/05/1991");
    desk.typeSubmitter(typed);
    CHECK_FALSE(desk.doubts().empty());
    CHECK(desk.intake().submitter.idNumber == "001190000013");
}

TEST_CASE("a text that is no card code is told in a sentence and changes nothing") {
    Desk counter;
    auto& desk = counter.open();
    desk.readCard(QStringLiteral("https://vneid.gov.vn/x"));
    CHECK_FALSE(desk.notice().empty());
    CHECK(desk.intake().untouched());
}

TEST_CASE("a date that does not exist blocks") {
    Desk counter;
    auto& desk = counter.open();
    auto typed = named(QStringLiteral("Mẫu"));
    typed.birth = QStringLiteral("31/02/1990");
    desk.typeSubmitter(typed);
    CHECK(std::ranges::count(counter.gaps(), GapKind::WrongDate) == 1);
}

TEST_CASE(
    "pages find their papers by their titles, the card fills the submitter, a blank page is set aside") {
    Desk counter;
    auto& desk = counter.open();
    counter.chooseBirth();
    counter.counter.putIntoFeeder({birthPapers()});
    desk.scan();
    REQUIRE(counter.scanned());
    const auto rows = desk.pageRows();
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].component == QStringLiteral("id-card"));
    CHECK(rows[1].component == QStringLiteral("form"));
    CHECK(rows[1].reason == SortReason::Title);
    CHECK(rows[2].component == QStringLiteral("birth-notice"));
    CHECK(rows[3].look == PageLook::Blank);
    CHECK(desk.intake().submitter.name == "Nguyễn Thị Mẫu");
    CHECK(counter.gaps().empty());
}

TEST_CASE("pages scanned before the procedure was chosen find their papers once it is") {
    Desk counter;
    auto& desk = counter.open();
    counter.counter.putIntoFeeder({birthPapers()});
    desk.scan();
    REQUIRE(counter.scanned());
    CHECK(desk.pageRows().at(1).component.isEmpty());
    counter.chooseBirth();
    CHECK(desk.pageRows().at(1).component == QStringLiteral("form"));
}

TEST_CASE("a page that the clerk moves stays there") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    desk.assign(2, QStringLiteral("authority-letter"));
    CHECK(desk.pageRows().at(1).reason == SortReason::ByClerk);
    counter.counter.putIntoFeeder({birthPapers()});
    desk.scan();
    REQUIRE(eventually([&] { return desk.paper().pages().size() == 8 && !desk.busy(); }));
    CHECK(desk.pageRows().at(1).component == QStringLiteral("authority-letter"));
    CHECK(std::ranges::count(counter.gaps(), GapKind::ComponentMissing) == 0);
}

TEST_CASE("Del sets a page aside and takes it back, also a blank one") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    desk.putAside(2);
    REQUIRE(eventually([&] { return desk.pageRows().at(1).look == PageLook::SetAside; }));
    CHECK(counter.gaps() == std::vector{GapKind::ComponentMissing});
    desk.putAside(2);
    REQUIRE(eventually([&] { return desk.pageRows().at(1).look == PageLook::Read; }));
    CHECK(counter.gaps().empty());
    desk.putAside(4);
    REQUIRE(eventually([&] { return desk.pageRows().at(3).look == PageLook::Read; }));
    CHECK(counter.gaps() == std::vector{GapKind::PagesUnassigned});
}

TEST_CASE("a page that killed its worker is red, cannot be filed, and blocks until it is set aside") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    counter.counter.putIntoFeeder({{{{"x"}, {}, false, true}}});
    desk.scan();
    REQUIRE(eventually([&] { return desk.paper().pages().size() == 5 && !desk.busy(); }));
    CHECK(desk.pageRows().at(4).look == PageLook::Failed);
    desk.assign(5, QStringLiteral("form"));
    CHECK(desk.pageRows().at(4).component.isEmpty());
    CHECK(counter.gaps() == std::vector{GapKind::PagesFailed});
    desk.putAside(5);
    CHECK(eventually([&] { return counter.gaps().empty(); }));
}

TEST_CASE("a scanner's trouble is a sentence; its pages are kept and F5 goes on in the same stack") {
    Desk counter;
    auto& desk = counter.open();
    counter.chooseBirth();
    auto papers = birthPapers();
    Stack jammed{{papers[0], papers[1]}};
    jammed.end = core::base::fail(core::ports::ScanCode::Jammed, {}, {"2"});
    counter.counter.putIntoFeeder(jammed);
    desk.scan();
    REQUIRE(counter.scanned());
    ui::text::setLanguage(ui::text::Language::English);
    CHECK(desk.paperNotice().words().contains(QStringLiteral("2 pages of this stack are kept.")));
    CHECK(desk.pageRows().size() == 2);
    const auto batch = desk.intake().batch;
    counter.counter.putIntoFeeder({{papers[2]}});
    desk.scan();
    REQUIRE(eventually([&] { return desk.pageRows().size() == 3 && !desk.busy(); }));
    CHECK(desk.intake().batch == batch);
    CHECK(counter.gaps().empty());
}

TEST_CASE("Esc stops a scan and keeps its pages") {
    Desk counter;
    auto& desk = counter.open();
    Stack endless{birthPapers()};
    endless.waitForStop = true;
    counter.counter.putIntoFeeder(endless);
    desk.scan();
    REQUIRE(eventually([&] { return desk.pageRows().size() == 4; }));
    CHECK(desk.scanning());
    CHECK(std::ranges::count(counter.gaps(), GapKind::ScanRunning) == 1);
    desk.stopScan();
    REQUIRE(eventually([&] { return !desk.scanning(); }));
    CHECK(desk.pageRows().size() == 4);
}

TEST_CASE("The sheet that was under way when Esc came is asked for, and scanned again in its place") {
    Desk counter;
    auto& desk = counter.open();
    const auto papers = birthPapers();
    Stack endless{{papers[0]}};
    endless.waitForStop = endless.isUnderWay = true;
    counter.counter.putIntoFeeder(endless);
    desk.scan();
    REQUIRE(eventually([&] { return desk.pageRows().size() == 1; }));
    desk.stopScan();
    REQUIRE(eventually([&] { return !desk.busy(); }));
    ui::text::setLanguage(ui::text::Language::English);
    CHECK(desk.paperNotice().words().contains(QStringLiteral("the sheet of page 2 was under way")));
    REQUIRE(desk.pageRows().size() == 2);
    CHECK(desk.pageRows()[1].look == PageLook::Failed);
    CHECK(std::ranges::count(counter.gaps(), GapKind::PagesFailed) == 1);

    counter.counter.putIntoFeeder({{papers[1]}});
    desk.scanAgain(2);
    REQUIRE(eventually([&] { return desk.pageRows().size() == 3 && !desk.busy(); }));
    CHECK(desk.pageRows()[1].shown == 2);
    CHECK(desk.pageRows()[1].look == PageLook::Read);
    CHECK(desk.pageRows()[2].scannedAgain);
    CHECK(std::ranges::count(counter.gaps(), GapKind::PagesFailed) == 0);
}

TEST_CASE("F9 is not taken while something is missing, and says what") {
    Desk counter;
    auto& desk = counter.open();
    counter.chooseBirth();
    desk.accept();
    ui::text::setLanguage(ui::text::Language::Vietnamese);
    const QString words = desk.notice().words();
    CHECK(words.contains(QStringLiteral("tên người nộp hồ sơ")));
    CHECK(words.contains(QStringLiteral("Tờ khai đăng ký khai sinh theo mẫu")));
    CHECK(words.contains(QStringLiteral("Giấy chứng sinh")));
    CHECK_FALSE(desk.saving());
    CHECK(counter.counter.received().empty());
}

TEST_CASE("what was said to be missing is said no longer once it is there") {
    Desk counter;
    auto& desk = counter.open();
    desk.readCard(kCardCode);
    desk.accept();
    ui::text::setLanguage(ui::text::Language::Vietnamese);
    CHECK(desk.notice().words().contains(QStringLiteral("thủ tục hành chính")));
    counter.chooseBirth();
    CHECK_FALSE(desk.notice().words().contains(QStringLiteral("thủ tục hành chính")));
    counter.counter.putIntoFeeder({birthPapers()});
    desk.scan();
    REQUIRE(counter.scanned());
    CHECK(desk.notice().empty());
}

TEST_CASE("F9 waits for pages that are still being read") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    Stack unread{{birthPapers()[1]}};
    unread.leaveUnread = true;
    counter.counter.putIntoFeeder(unread);
    desk.scan();
    REQUIRE(eventually([&] { return desk.pageRows().size() == 5 && !desk.busy(); }));
    CHECK(desk.pageRows().at(4).look == PageLook::Reading);
    CHECK(counter.gaps() == std::vector{GapKind::PagesReading});
}

TEST_CASE("F9 accepts the dossier, prints the slip and is ready for the next person") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    const auto id = desk.intake().dossier;
    QSignalSpy accepted(&desk, &IntakeDesk::accepted);
    desk.accept();
    REQUIRE(eventually([&] { return !counter.counter.slips().empty(); }));
    REQUIRE(counter.counter.received().size() == 1);
    CHECK(counter.counter.received().front().dossier == id);
    CHECK(counter.counter.slips().front() == "H15.50.05.13-261121-0976");
    CHECK(accepted.size() == 1);
    CHECK(desk.intake().untouched());
    CHECK(desk.intake().dossier != id);
    CHECK(desk.pageRows().empty());
    REQUIRE(eventually([&] { return desk.notice().words().contains(QStringLiteral("Giấy hẹn đã xong")); }));
    CHECK(desk.notice().words().contains(QStringLiteral("H15.50.05.13-261121-0976")));
    CHECK(desk.notice().words().contains(QStringLiteral("21/11/2026 15:35")));
}

TEST_CASE("after F9 the accepted dossier is not written as a draft again") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    desk.setReturnMethod(core::domain::ReturnMethod::ByPost); // a draft is due now
    const auto id = desk.intake().dossier;
    desk.accept();
    REQUIRE(eventually([&] { return !counter.counter.slips().empty(); }));
    const auto keptThen = counter.counter.kept().size();
    desk.typeSubmitter(named(QStringLiteral("Người tiếp theo")));
    REQUIRE(eventually([&] { return counter.counter.kept().size() > keptThen; }));
    for (std::size_t i = keptThen; i < counter.counter.kept().size(); ++i)
        CHECK(counter.counter.kept()[i].dossier != id);
}

TEST_CASE("a dossier that could not be saved stays in hand, with a sentence") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    counter.counter.answerReceive(core::base::Error::of(core::ports::StoreCode::DiskFull, "ENOSPC"));
    const auto before = desk.intake().dossier;
    desk.accept();
    REQUIRE(eventually([&] { return !desk.saving(); }));
    CHECK(desk.intake().dossier == before);
    CHECK(desk.pageRows().size() == 4);
    CHECK(desk.notice().words().contains(QStringLiteral("Ổ đĩa đã đầy")));
    counter.counter.answerReceive({});
    desk.accept();
    CHECK(eventually([&] { return counter.counter.received().size() == 1; }));
}

TEST_CASE("a slip that was not printed can be printed again; the dossier is not touched") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    counter.counter.answerSlip(core::base::Error::of(core::ports::StoreCode::DiskFull, "ENOSPC"));
    desk.accept();
    REQUIRE(eventually(
        [&] { return !desk.notice().empty() && desk.notice().words().contains(QStringLiteral("Ctrl+P")); }));
    CHECK(desk.notice().words().contains(QStringLiteral("H15.50.05.13-261121-0976")));
    counter.counter.answerSlip({});
    desk.printAgain();
    CHECK(eventually([&] { return counter.counter.slips().size() == 1; }));
    CHECK(counter.counter.received().size() == 1);
}

TEST_CASE("the next person can come before this one is done, and the draft is taken up again") {
    Desk counter;
    auto& desk = counter.open();
    desk.typeSubmitter(named(QStringLiteral("Người thứ nhất")));
    const auto first = desk.intake().dossier;
    desk.startNew();
    CHECK(desk.intake().untouched());
    REQUIRE(desk.otherDrafts().size() == 1);
    desk.typeSubmitter(named(QStringLiteral("Người thứ hai")));
    desk.resume(0);
    CHECK(desk.intake().dossier == first);
    REQUIRE(desk.otherDrafts().size() == 1);
    CHECK(desk.otherDrafts().front().submitter.name == "Người thứ hai");
}

// ---- Acts on the stack
// -----------------------------------------------------------------------------------------

namespace {

std::vector<int> orderOf(const IntakeDesk& desk) {
    std::vector<int> numbers;
    for (const auto& row : desk.pageRows())
        numbers.push_back(row.number);
    return numbers;
}

const scanner::pipeline::BatchPage& pageOf(IntakeDesk& desk, int number) {
    return *std::ranges::find(desk.paper().pages(), number, &scanner::pipeline::BatchPage::number);
}

// The disk under the stacks that are scanned; it has to outlive their desk.
struct FullDisk {
    core::store::PosixFileSystem disk;
    FailingFileSystem full{disk};

    void putUnder(Counter& counter) {
        counter.services.newBatch = [this, &counter] {
            return scanner::pipeline::Batch::create(counter.folder.path(), core::base::BatchId{{5}}, full,
                                                    counter.clock);
        };
    }
};

DrawnPage cutShort() {
    auto page = birthPapers()[1];
    page.isShort = true;
    return page;
}

} // namespace

TEST_CASE("pages are filed in the order in which the clerk puts them, however fast the keys come") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    desk.move(3, -1);
    desk.move(3, -1);
    desk.move(1, 2);
    REQUIRE(eventually([&] { return orderOf(desk) == std::vector{3, 2, 4, 1}; }));
    desk.accept();
    REQUIRE(eventually([&] { return counter.counter.received().size() == 1; }));
    std::vector<int> filed;
    const auto received = counter.counter.received();
    for (const auto& page : received.front().pages)
        filed.push_back(page.number);
    CHECK(filed == std::vector{3, 2, 4, 1});
}

TEST_CASE("what the clerk does just before F9 is filed as well") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    desk.move(3, -1);
    desk.accept();
    REQUIRE(eventually([&] { return counter.counter.received().size() == 1; }));
    const auto received = counter.counter.received();
    CHECK(received.front().pages.at(1).number == 3);
}

TEST_CASE("a turned page is cleaned anew as it is turned, and blocks until it is there") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    QSignalSpy turned(&desk, &IntakeDesk::turned);
    desk.turn(2, 90);
    desk.turn(2, 90);
    REQUIRE(eventually([&] { return turned.size() == 2; }));
    CHECK(pageOf(desk, 2).turn_deg == 180);
    CHECK(std::ranges::count(counter.gaps(), GapKind::PagesReading) == 1);
}

TEST_CASE("Ctrl+Z takes back the last acts, one after the other") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    CHECK_FALSE(desk.canUndo());
    desk.move(3, -1);
    REQUIRE(eventually([&] { return orderOf(desk) == std::vector{1, 3, 2, 4}; }));
    desk.putAside(3);
    REQUIRE(eventually([&] { return desk.undoSteps() == 2; }));
    CHECK(desk.pageRows().at(1).look == PageLook::SetAside);
    desk.undo();
    REQUIRE(eventually([&] { return desk.pageRows().at(1).look == PageLook::Read; }));
    desk.undo();
    REQUIRE(eventually([&] { return orderOf(desk) == std::vector{1, 2, 3, 4}; }));
    CHECK_FALSE(desk.canUndo());
    desk.assign(2, QStringLiteral("authority-letter"));
    desk.undo();
    CHECK(desk.pageRows().at(1).component == QStringLiteral("form"));
}

TEST_CASE("Ctrl+Z takes back the act that was asked for last, also while that is still being written") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    desk.move(3, -1);
    REQUIRE(eventually([&] { return desk.undoSteps() == 1; }));
    desk.putAside(2);
    desk.undo();
    desk.move(1, 1); // acts are done in their order: behind this one both are done
    REQUIRE(eventually([&] { return desk.undoSteps() == 2; }));
    CHECK(orderOf(desk) == std::vector{3, 1, 2, 4});
    CHECK(pageOf(desk, 2).aside != true);
}

TEST_CASE("the first act of all can be taken back before it is written") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    QSignalSpy turned(&desk, &IntakeDesk::turned);
    desk.turn(2, 90);
    CHECK(desk.canUndo());
    desk.undo();
    CHECK_FALSE(desk.canUndo());
    REQUIRE(eventually([&] { return turned.size() == 2; }));
    CHECK(turned.at(1).at(1).toInt() == -90);
    CHECK(pageOf(desk, 2).turn_deg == 0);
}

TEST_CASE("Ctrl+Z behind an act that cannot be written takes back nothing, and is no step itself") {
    FullDisk disk;
    Desk counter;
    disk.putUnder(counter.counter);
    auto& desk = counter.open();
    counter.fillBirth();
    desk.move(3, -1);
    REQUIRE(eventually([&] { return desk.undoSteps() == 1; }));
    QSignalSpy turned(&desk, &IntakeDesk::turned);
    disk.full.failAt(1);
    desk.turn(2, 90);
    desk.undo();
    desk.move(1, 1);
    REQUIRE(eventually([&] { return desk.undoSteps() == 2; }));
    CHECK(disk.full.fired());
    CHECK(desk.paperNotice().words().contains(QStringLiteral("Ổ đĩa đã đầy")));
    CHECK(orderOf(desk) == std::vector{3, 1, 2, 4});
    CHECK_FALSE(pageOf(desk, 2).turn_deg);
    CHECK(turned.empty());
}

TEST_CASE(
    "an act that cannot be written ends an F9 that waits for it: nothing is accepted, no slip is made") {
    FullDisk disk;
    Desk counter;
    disk.putUnder(counter.counter);
    auto& desk = counter.open();
    counter.fillBirth();
    QSignalSpy accepted(&desk, &IntakeDesk::accepted);
    disk.full.failAt(1);
    desk.move(3, -1);
    desk.accept();
    CHECK(desk.busy());
    REQUIRE(eventually([&] { return !desk.busy(); }));
    CHECK(desk.paperNotice().words().contains(QStringLiteral("Ổ đĩa đã đầy")));
    CHECK(desk.notice().empty());
    desk.accept(); // asked for once more
    REQUIRE(eventually([&] { return !counter.counter.slips().empty() && !desk.saving(); }));
    CHECK(counter.counter.received().size() == 1);
    CHECK(counter.counter.slips().size() == 1);
    CHECK(accepted.size() == 1);
    const auto received = counter.counter.received();
    CHECK(received.front().pages.at(1).number == 2); // as it lay before the act
}

TEST_CASE("a short page is no page until the clerk takes it") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    counter.counter.putIntoFeeder({{cutShort()}});
    desk.scan();
    REQUIRE(eventually([&] { return desk.pageRows().size() == 5 && !desk.busy(); }));
    CHECK(desk.pageRows().at(4).look == PageLook::Short);
    CHECK(desk.pageRows().at(4).percent == 50);
    CHECK(counter.gaps() == std::vector{GapKind::PagesIncomplete});
    desk.takeShort(5);
    REQUIRE(eventually([&] { return desk.undoSteps() == 1; }));
    CHECK(desk.pageRows().at(4).look == PageLook::Read);
    CHECK(counter.gaps().empty());
    desk.undo();
    CHECK(eventually([&] { return counter.gaps() == std::vector{GapKind::PagesIncomplete}; }));
}

TEST_CASE(
    "a page scanned again lies where the old one lay, with its number and its paper; undo takes it back") {
    Desk counter;
    auto& desk = counter.open();
    counter.chooseBirth();
    auto papers = birthPapers();
    papers[1] = cutShort();
    counter.counter.putIntoFeeder({papers});
    desk.scan();
    REQUIRE(counter.scanned());
    desk.assign(2, QStringLiteral("authority-letter"));
    counter.counter.putIntoFeeder({{birthPapers()[1]}});
    desk.scanAgain(2);
    REQUIRE(eventually([&] { return desk.pageRows().size() == 5 && !desk.busy(); }));
    CHECK(orderOf(desk) == std::vector{1, 5, 2, 3, 4});
    const auto rows = desk.pageRows();
    CHECK(rows[1].shown == 2);
    CHECK(rows[1].component == QStringLiteral("authority-letter"));
    CHECK(rows[2].look == PageLook::SetAside);
    CHECK(rows[2].scannedAgain);
    CHECK(std::ranges::count(counter.gaps(), GapKind::PagesIncomplete) == 0);
    CHECK(desk.count().sheets == 4);
    desk.undo();
    REQUIRE(eventually([&] { return desk.pageRows().at(2).look == PageLook::Short; }));
    CHECK(desk.pageRows().at(1).look == PageLook::SetAside);
}

TEST_CASE("sentences name a page that was scanned again by the number that it has on the screen") {
    Desk counter;
    auto& desk = counter.open();
    counter.chooseBirth();
    counter.counter.putIntoFeeder({{birthPapers()[0], cutShort()}});
    desk.scan();
    REQUIRE(counter.scanned());
    const core::domain::SlipCode slip{"H15.50.05.13-261121-0001", core::base::DossierId{{7}}};
    counter.counter.putIntoFeeder({{{{"GIẤY TIẾP NHẬN HỒ SƠ"}, core::domain::slipText(slip), false, false}}});
    desk.scanAgain(2);
    REQUIRE(eventually([&] { return desk.pageRows().size() == 3 && !desk.busy(); }));
    CHECK(desk.shownNumber(3) == 2);
    ui::text::setLanguage(ui::text::Language::English);
    CHECK(desk.paperNotice().words().startsWith(QStringLiteral("Page 2 is the slip")));
}

TEST_CASE("taking back a page that was scanned again is undone with the newer one in its place") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    counter.counter.putIntoFeeder({{birthPapers()[1]}});
    desk.scanAgain(2);
    REQUIRE(eventually([&] { return desk.pageRows().size() == 5 && !desk.busy(); }));
    desk.putAside(2); // takes it back
    REQUIRE(eventually([&] { return pageOf(desk, 5).aside == true && pageOf(desk, 2).aside != true; }));
    desk.undo();
    REQUIRE(eventually([&] { return pageOf(desk, 2).aside == true; }));
    CHECK(pageOf(desk, 5).aside != true);
}

TEST_CASE("another procedure leaves no step that would put a page among papers of the last one") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    desk.assign(2, QStringLiteral("authority-letter"));
    CHECK(desk.canUndo());
    counter.chooseBirth();
    CHECK_FALSE(desk.canUndo());
}

TEST_CASE("going on after a jam puts the missing sheets behind those that are there") {
    Desk counter;
    auto& desk = counter.open();
    auto papers = birthPapers();
    Stack jammed{{papers[0], papers[1]}};
    jammed.end = core::base::fail(core::ports::ScanCode::Jammed, {}, {"2"});
    counter.counter.putIntoFeeder(jammed);
    desk.scan();
    REQUIRE(counter.scanned());
    desk.move(2, -1);
    REQUIRE(eventually([&] { return orderOf(desk) == std::vector{2, 1}; }));
    counter.counter.putIntoFeeder({{papers[2], papers[3]}});
    desk.scan();
    REQUIRE(eventually([&] { return desk.pageRows().size() == 4 && !desk.busy(); }));
    CHECK(orderOf(desk) == std::vector{2, 1, 3, 4});
}

TEST_CASE("a number of sheets that differs from what was scanned is named before F9, and kept in the draft") {
    Desk counter;
    auto& desk = counter.open();
    counter.fillBirth();
    CHECK(desk.count() == scanner::pipeline::PaperCount{4, 4, 1, 3});
    desk.setSheetsExpected(5);
    CHECK(counter.gaps() == std::vector{GapKind::SheetsDiffer});
    desk.accept();
    ui::text::setLanguage(ui::text::Language::English);
    CHECK(desk.notice().words().contains(QStringLiteral("5 counted by you, 4 scanned")));
    CHECK(eventually([&] {
        return !counter.counter.kept().empty() && counter.counter.kept().back().sheetsExpected == 5;
    }));
    desk.setSheetsExpected(4);
    CHECK(counter.gaps().empty());
}

TEST_CASE("after a restart the stack lies as the clerk left it") {
    Desk counter;
    core::usecases::Intake draft;
    draft.dossier = core::base::DossierId{{7}};
    draft.procedureCode = kBirth;
    draft.batch = counter.counter.addBatch(birthPapers());
    draft.sheetsExpected = 4;
    counter.counter.addDraft(draft);
    {
        const auto batch = counter.counter.services.openBatch(draft.batch).value();
        REQUIRE(batch->setOrder({3, 2, 1, 4}));
        REQUIRE(batch->setAside(2));
        REQUIRE(batch->restore(4));
        REQUIRE(batch->turn(3, 270));
    }
    auto& desk = counter.open();
    REQUIRE(eventually([&] { return desk.paper().pages().size() == 4; }));
    CHECK(orderOf(desk) == std::vector{3, 2, 1, 4});
    CHECK(desk.pageRows().at(1).look == PageLook::SetAside);
    CHECK(desk.pageRows().at(3).look == PageLook::Read);
    CHECK(pageOf(desk, 3).turn_deg == 270);
    CHECK(desk.intake().sheetsExpected == 4);
}
