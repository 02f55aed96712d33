// SPDX-License-Identifier: GPL-3.0-or-later
// The screens as pictures, for the eye: set COUNTERFOIL_SHOTS to a folder to keep them.
#include "core/ports/store_codes.h"
#include "core/ports/transport.h"
#include "tests/ui/shell/found_dossiers.h"
#include "tests/ui/shell/outbox_rows.h"
#include "tests/ui/shell/window.h"

#include "ui/text/language.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/page_view.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QTableView>
#include <QTextBrowser>

using namespace tests;
using ui::text::Language;

namespace {

constexpr QSize kSmallScreen_px{1366, 768};

struct Shots {
    OpenWindow window;
    QString language;

    void take(const char* name) const {
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents(); // nested layouts settle by turns
        const QPixmap picture = window.window->grab();
        CHECK(picture.size() == kSmallScreen_px * picture.devicePixelRatio());
        if (!qEnvironmentVariableIsSet("COUNTERFOIL_SHOTS")) return;
        const QDir folder(qEnvironmentVariable("COUNTERFOIL_SHOTS"));
        CHECK(picture.save(
            folder.filePath(QStringLiteral("%1-%2.png").arg(QString::fromLatin1(name), language))));
    }
};

void scan(Shots& shots, Stack stack, int pages) {
    shots.window.counter.putIntoFeeder(std::move(stack));
    press(Qt::Key_F5);
    auto* list = find<QListView>(*shots.window.window, "pages");
    REQUIRE(eventually(
        [&] { return list->model()->rowCount() == pages && !shots.window.window->desk().busy(); }));
    REQUIRE(eventually([&] {
        return !list->model()
                    ->index(0, 0)
                    .data(ui::models::PageListModel::PictureRole)
                    .value<QImage>()
                    .isNull();
    }));
}

// The portal asks for something more.
core::usecases::FoundDossiers dossiersWithNews() {
    using core::domain::PortalState;
    auto found = foundDossiers();
    found.lines[1].portal = PortalState::SupplementAsked;
    found.lines[1].row.dossier.portalChanges = {
        {PortalState::Processing, "", {}, core::base::Instant{1795227300000}},
        {PortalState::SupplementAsked,
         "Tờ khai thiếu chữ ký của người yêu cầu",
         {"Tờ khai đăng ký khai sinh"},
         core::base::Instant{1795230900000}}};
    return found;
}

void walk(Language language, const char* name) {
    Shots shots;
    shots.language = QString::fromLatin1(name);
    auto& window = shots.window;
    auto rows = outboxRows();
    rows[4].onStick = 3;
    rows.push_back(unsignedRow());
    window.counter.setOutbox(rows);
    window.counter.courier.become(fastStatus());
    const auto found = dossiersWithNews();
    window.counter.answerFind([=](const std::string&) { return found; });
    window.counter.answerOpen([=](const core::base::DossierId&) { return found.lines[1].row.dossier; });
    ui::text::setLanguage(language);
    window.show();
    window.window->resize(kSmallScreen_px);
    REQUIRE(eventually([&] { return find<QLabel>(*window.window, "waiting")->text().contains(u'1'); }));
    shots.take("sign-in");
    window.signIn();
    shots.take("intake-empty");
    find<QLineEdit>(*window.window, "submitter.name")->setFocus();
    type(QStringLiteral("Nguyễn Thị Mận"));
    type(QString::fromUtf8(kCardCode));
    press(Qt::Key_Return);
    find<QLineEdit>(*window.window, "search")->setFocus();
    type(QStringLiteral("khai"));
    shots.take("intake-search");
    type(QStringLiteral(" s"));
    press(Qt::Key_Return);
    auto papers = birthPapers();
    papers.push_back({{"Ảnh chụp không có tiêu đề"}, {}, true, false});
    papers.push_back({{"x"}, {}, false, true});
    Stack jammed{papers};
    jammed.end = core::base::fail(core::ports::ScanCode::Jammed, {}, {"6"});
    scan(shots, jammed, 6);
    press(Qt::Key_F9);
    shots.take("intake-troubles");
    press(Qt::Key_F8);
    press(Qt::Key_F4);
    press(Qt::Key_3, Qt::AltModifier);
    press(Qt::Key_Delete);
    Stack unread{{birthPapers()[2]}};
    unread.leaveUnread = true;
    scan(shots, unread, 7);
    shots.take("intake-pages");
    scan(shots, {{filledForm()}}, 8);
    const auto* view = find<ui::widgets::PageView>(*window.window, "pageView");
    REQUIRE(eventually([&] { return window.window->desk().study().findings().items.contains(8); }));
    find<QLineEdit>(*window.window, "submitter.phone")->setFocus();
    press(Qt::Key_F7);
    REQUIRE(eventually([&] { return view->hasPicture(); }));
    shots.take("viewer");
    press(Qt::Key_F7);
    press(Qt::Key_F7);
    shots.take("viewer-unread");
    find<QListWidget>(*window.window, "offers")->setFocus();
    REQUIRE(eventually([&] { return view->hasPicture(); }));
    shots.take("viewer-offer");
    press(Qt::Key_F, Qt::ControlModifier);
    REQUIRE(
        eventually([&] { return find<QTableView>(*window.window, "dossiers")->model()->rowCount() == 3; }));
    shots.take("dossiers");
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    const auto* details = find<QTextBrowser>(*window.window, "dossierDetails");
    REQUIRE(eventually([&] { return details->toPlainText().contains(QStringLiteral("001190000013")); }));
    shots.take("dossiers-opened");
    auto still = foundDossiers();
    still.reach.toCome = 98'800;
    still.reach.isComplete = false;
    still.hasMore = true;
    window.counter.answerFind([still](const std::string&) { return still; });
    type(QStringLiteral("nguyen"));
    REQUIRE(eventually([&] { return find<QLabel>(*window.window, "searchReach")->isVisible(); }));
    shots.take("dossiers-filling");
    still.reach.toCome = 0;
    still.reach.isComplete = true;
    still.reach.hasAllScans = still.hasMore = false;
    still.oldestScanAt = core::base::Instant{1795227300000};
    window.counter.answerFind([still](const std::string&) { return still; });
    type(QStringLiteral(" "));
    const auto* deeper = find<QAbstractButton>(*window.window, "findDeeper");
    REQUIRE(eventually([&] { return deeper->isVisible(); }));
    shots.take("dossiers-older-scans");
    press(Qt::Key_F3);
    REQUIRE(eventually([&] { return find<QTableView>(*window.window, "outbox")->model()->rowCount() == 6; }));
    find<QTableView>(*window.window, "outbox")->selectRow(4);
    shots.take("outbox");
    rows[4].problem = "outcome_unknown";
    rows[4].detail.clear();
    window.counter.setOutbox(rows);
    press(Qt::Key_F2);
    press(Qt::Key_F3);
    find<QTableView>(*window.window, "outbox")->selectRow(4);
    REQUIRE(eventually([&] { return find<QAbstractButton>(*window.window, "isThere")->isVisible(); }));
    shots.take("outbox-unknown");
    auto metered = fastStatus();
    metered.sending.reset();
    metered.filesWait = true;
    window.counter.courier.become(metered);
    REQUIRE(eventually(
        [&] { return find<QLabel>(*window.window, "outboxWaiting")->text().contains(QStringLiteral("F6")); }));
    shots.take("outbox-metered");
    window.counter.putIn({"/media/mai/KINGSTON"});
    press(Qt::Key_U, Qt::ControlModifier);
    REQUIRE(eventually([&] {
        return find<ui::widgets::Banner>(*window.window, "stickBanner")
            ->words()
            .contains(QStringLiteral("Q07"));
    }));
    shots.take("outbox-stick");
}

void troubles(Language language, const char* name) {
    Shots stick;
    stick.language = QString::fromLatin1(name);
    stick.window.counter.failBackup(
        core::base::Error::of(core::ports::StoreCode::BackupFolderMissing, "gone", {"/media/usb/quay-7"}));
    ui::text::setLanguage(language);
    stick.window.show();
    stick.window.window->resize(kSmallScreen_px);
    stick.window.signIn();
    stick.take("backup-failed");
    Shots left;
    left.language = stick.language;
    left.window.counter.services.idleLimit = std::chrono::milliseconds(500);
    ui::text::setLanguage(language);
    left.window.show();
    left.window.window->resize(kSmallScreen_px);
    left.window.signIn();
    left.window.counter.clock.boot_ms += 500;
    REQUIRE(eventually([&] {
        return !left.window.banner("signInBanner").isEmpty() &&
               find<QWidget>(*left.window.window, "signInPage")->isVisible();
    }));
    left.take("sign-in-idle");
    Shots ended;
    ended.language = stick.language;
    ui::text::setLanguage(language);
    ended.window.show();
    ended.window.window->resize(kSmallScreen_px);
    ended.window.signIn();
    core::ports::CourierStatus revoked;
    revoked.link = core::ports::LinkState::Offline;
    revoked.trouble = core::base::Error::of(core::ports::PortalCode::DeviceRevoked);
    ended.window.counter.courier.become(revoked);
    REQUIRE(eventually([&] { return !ended.window.banner("signInBanner").isEmpty(); }));
    ended.take("sign-in-ended");
}

} // namespace

TEST_CASE("the screens fit into 1366 x 768 in both languages") {
    needApplication();
    walk(Language::Vietnamese, "vi");
    walk(Language::English, "en");
    troubles(Language::Vietnamese, "vi");
    troubles(Language::English, "en");
}
