// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/store_codes.h"
#include "tests/ui/shell/window.h"

using namespace tests;
using core::base::Error;
using core::ports::StoreCode;

TEST_CASE("a backup that failed stands above every screen until one succeeds") {
    OpenWindow window;
    window.show();
    CHECK(window.banner("standingBanner").isEmpty());
    window.counter.failBackup(Error::of(StoreCode::BackupFolderMissing, "gone", {"/media/usb/quay-7"}));
    REQUIRE(eventually(
        [&] { return window.banner("standingBanner").contains(QStringLiteral("/media/usb/quay-7")); }));
    window.signIn();
    press(Qt::Key_F3);
    CHECK(window.banner("standingBanner").contains(QStringLiteral("sao lưu")));
    window.counter.failBackup({});
    CHECK(eventually([&] { return window.banner("standingBanner").isEmpty(); }));
}

TEST_CASE("a backup that failed before the window was there is told at once") {
    OpenWindow window;
    window.counter.failBackup(Error::of(StoreCode::BackupFull, "full", {"/media/usb"}));
    window.show();
    CHECK(window.banner("standingBanner").contains(QStringLiteral("/media/usb")));
}
