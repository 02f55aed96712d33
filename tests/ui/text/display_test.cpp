// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/text/application.h"

#include "ui/text/display.h"
#include "ui/text/language.h"

#include <catch2/catch.hpp>

using namespace ui::text;

TEST_CASE("instants are shown as day, month, year and time of the counter") {
    CHECK(shown(core::base::Instant{1795227300000}) == QStringLiteral("21/11/2026 09:15"));
}

TEST_CASE("an instant of today is shown by its time alone") {
    const core::base::Instant nineFifteen{1795227300000};
    CHECK(shownShortly(nineFifteen, {nineFifteen.ms + 3'600'000}) == QStringLiteral("09:15"));
    CHECK(shownShortly(nineFifteen, {nineFifteen.ms + 86'400'000}) == QStringLiteral("21/11/2026 09:15"));
}

TEST_CASE("money has points between the thousands, and nothing is called free") {
    tests::needApplication();
    setLanguage(Language::Vietnamese);
    CHECK(shown(core::base::Dong{1234000}) == QStringLiteral("1.234.000 đ"));
    CHECK(shown(core::base::Dong{0}) == QStringLiteral("miễn phí"));
}

TEST_CASE("a wait is rounded up to whole seconds, from a minute on to minutes") {
    tests::needApplication();
    setLanguage(Language::English);
    CHECK(shownWait(1) == QStringLiteral("in 1 s"));
    CHECK(shownWait(59'000) == QStringLiteral("in 59 s"));
    CHECK(shownWait(125'000) == QStringLiteral("in 2 min"));
}

TEST_CASE("sizes and the time that is left are rounded so that a clerk can say them") {
    tests::needApplication();
    setLanguage(Language::Vietnamese);
    CHECK(shownSize(1) == QStringLiteral("1 kB"));
    CHECK(shownSize(849'001) == QStringLiteral("850 kB"));
    CHECK(shownSize(1'240'000) == QStringLiteral("1,2 MB"));
    CHECK(shownTimeLeft(0) == QStringLiteral("chưa đến một phút"));
    CHECK(shownTimeLeft(60) == QStringLiteral("chưa đến một phút"));
    CHECK(shownTimeLeft(61) == QStringLiteral("khoảng 2 phút"));
    CHECK(shownTimeLeft(90 * 60) == QStringLiteral("khoảng 90 phút"));
    CHECK(shownTimeLeft(100 * 60) == QStringLiteral("khoảng 2 giờ"));
}

TEST_CASE("what is typed is stored composed and without blanks at its ends") {
    CHECK(typed(QStringLiteral("  Nguye\u0302\u0303n   Mẫu ")) == "Nguyễn Mẫu");
}
