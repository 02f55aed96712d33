// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/domain/sample_calendar.h"
#include "tests/ui/text/application.h"
#include "ui/text/language.h"
#include "ui/text/number_words.h"
#include "ui/text/reckoning_words.h"

#include <catch2/catch.hpp>

#include <QSet>

using namespace ui::text;
namespace domain = core::domain;

namespace {

QString told(std::string_view received, const domain::Term& term) {
    auto calendar = tests::sampleCalendar();
    calendar.notes[tests::day("2026-04-30")] = {domain::DayKind::Holiday, "Ngày Chiến thắng", true};
    calendar.notes[tests::day("2026-05-01")] = {domain::DayKind::Holiday, "Ngày Quốc tế lao động", false};
    const auto reckoning = domain::reckon(tests::at(received), term, calendar);
    REQUIRE(reckoning);
    return lines(*reckoning).join(QLatin1Char('\n'));
}

const domain::Term kThreeDays{domain::TermUnit::WorkingDay, 300};

} // namespace

TEST_CASE("a reckoning is told in Vietnamese, holidays by their names") {
    tests::needApplication();
    setLanguage(Language::Vietnamese);
    CHECK(told("2026-04-28T17:30", kThreeDays) ==
          QStringLiteral("Nhận lúc 28/04/2026 17:30.\n"
                         "Đó là sau giờ làm việc: thời hạn tính từ 29/04/2026 07:00.\n"
                         "2 ngày cuối tuần không tính.\n"
                         "30/04/2026 không tính: Ngày Chiến thắng.\n"
                         "01/05/2026 không tính: Ngày Quốc tế lao động (chưa xác nhận).\n"
                         "Hẹn trả lúc 06/05/2026 07:00."));
    CHECK(words(domain::Term{domain::TermUnit::WorkingDay, 350}) ==
          QStringLiteral("Thời hạn tính bằng ngày làm việc: 3,5."));
}

TEST_CASE("a reckoning is told in English, an hour with its minutes") {
    tests::needApplication();
    setLanguage(Language::English);
    CHECK(told("2026-11-20T15:01", {domain::TermUnit::SameDay, 0, std::chrono::hours(15)}) ==
          QStringLiteral("Received 20/11/2026 15:01.\n"
                         "Later than 15:00: due at the closing of the next working day.\n"
                         "2 days of weekends do not count.\n"
                         "Due 23/11/2026 17:00."));
    CHECK(told("2026-11-19T14:00", {domain::TermUnit::WorkingDay, 25}) ==
          QStringLiteral("Received 19/11/2026 14:00.\n"
                         "The part of a day is 2 h 0 min of opening time.\n"
                         "Due 19/11/2026 16:00."));
    CHECK(words(domain::Term{domain::TermUnit::WorkingDay, 475}) ==
          QStringLiteral("Term in working days: 4.75."));
    CHECK(words(domain::Term{domain::TermUnit::Hour, 205}) ==
          QStringLiteral("Term in hours of opening time: 2.05."));
}

TEST_CASE("every step, unit and kind of number has words of its own in both languages") {
    tests::needApplication();
    for (const auto language : {Language::Vietnamese, Language::English}) {
        setLanguage(language);
        QSet<QString> seen;
        const auto isNew = [&](const QString& text) {
            const bool fresh = !text.isEmpty() && !text.contains(QLatin1Char('%')) && !seen.contains(text);
            seen.insert(text);
            return fresh;
        };
        for (int code = 0; code <= static_cast<int>(domain::ReckonCode::Due); ++code) {
            CAPTURE(code);
            CHECK(isNew(words(domain::ReckonStep{static_cast<domain::ReckonCode>(code),
                                                 tests::at("2026-11-20T15:01"), 2})));
        }
        for (int unit = 0; unit <= static_cast<int>(domain::TermUnit::Other); ++unit)
            CHECK(isNew(words(domain::Term{static_cast<domain::TermUnit>(unit), 100})));
        for (int kind = 0; kind <= static_cast<int>(domain::NumberKind::Unknown); ++kind)
            CHECK(isNew(words(static_cast<domain::NumberKind>(kind))));
    }
}

TEST_CASE("a number whose check character does not hold is told with the right one") {
    tests::needApplication();
    setLanguage(Language::Vietnamese);
    CHECK(
        words(domain::checkedNumber("EE473124820VN")) ==
        QStringLiteral("EE473124820VN: số hiệu bưu gửi; ký tự kiểm tra phải là 9. Hãy so lại với giấy tờ."));
    setLanguage(Language::English);
    CHECK(words(domain::checkedNumber("0100109106")) ==
          QStringLiteral("0100109106: tax code of an organisation; its check character holds."));
    CHECK(words(domain::checkedNumber("0000000001")) ==
          QStringLiteral("0000000001: tax code of an organisation; no such number is given out. Compare it "
                         "with the paper."));
    CHECK(words(domain::checkedNumber("1.001193")) == QStringLiteral("1.001193: code of a procedure."));
}
