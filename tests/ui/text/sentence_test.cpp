// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/text/application.h"

#include "core/domain/codes.h"
#include "core/ports/scan_source.h"
#include "core/ports/store_codes.h"
#include "core/ports/transport.h"
#include "scanner/base/code.h"
#include "ui/forms/print_code.h"
#include "ui/text/language.h"
#include "ui/text/sentence.h"

#include <QRegularExpression>

#include <catch2/catch.hpp>

#include <map>
#include <vector>

using core::base::Error;
using ui::text::Language;
using ui::text::sentence;

namespace {

// Every code of the room: names run from 0 without a gap.
template<class Code>
void addAll(std::vector<Error>& all, const std::vector<std::string>& args) {
    for (int code = 0; nameOf(static_cast<Code>(code)) != "unknown"; ++code)
        all.push_back(Error::of(static_cast<Code>(code), "detail", args));
}

std::vector<Error> allErrors(const std::vector<std::string>& args) {
    std::vector<Error> all;
    addAll<core::domain::DomainCode>(all, args);
    addAll<core::ports::StoreCode>(all, args);
    addAll<core::ports::PortalCode>(all, args);
    addAll<core::ports::ScanCode>(all, args);
    addAll<scanner::PageCode>(all, args);
    addAll<forms::PrintCode>(all, args);
    return all;
}

void checkAll(const std::vector<std::string>& args) {
    static const QRegularExpression gap(QStringLiteral("%(\\d|n)"));
    for (const auto& error : allErrors(args)) {
        INFO(core::base::describe(error));
        const QString words = sentence(error);
        INFO(words.toStdString());
        CHECK(words.count(u'.') >= 2); // what happened, and what was kept or what to do
        CHECK_FALSE(words.contains(gap));
        CHECK_FALSE(
            words.contains(QString::fromUtf8(error.name.data(), static_cast<qsizetype>(error.name.size())) +
                           QStringLiteral("_")));
        if (error.name.find('_') != std::string_view::npos)
            CHECK_FALSE(words.contains(QString::fromStdString(std::string(error.name))));
    }
}

} // namespace

TEST_CASE("every error of every room is a sentence without gaps, in both languages") {
    tests::needApplication();
    for (const auto language : {Language::Vietnamese, Language::English}) {
        ui::text::setLanguage(language);
        checkAll({});
        checkAll({"7", "6"});
    }
}

TEST_CASE("there are codes of six rooms to speak of") {
    std::map<core::base::Room, int> rooms;
    for (const auto& error : allErrors({}))
        ++rooms[error.room];
    REQUIRE(rooms.size() == 6);
    for (const auto& [room, codes] : rooms)
        CHECK(codes >= 4);
}

TEST_CASE("every sentence is another one in Vietnamese") {
    tests::needApplication();
    for (const auto& error : allErrors({"7", "6"})) {
        INFO(core::base::describe(error));
        ui::text::setLanguage(Language::English);
        const QString english = sentence(error);
        ui::text::setLanguage(Language::Vietnamese);
        CHECK(sentence(error) != english);
    }
}

TEST_CASE("a scanner's trouble names the pages that are kept and the sheet to put in again") {
    tests::needApplication();
    ui::text::setLanguage(Language::English);
    const auto words = sentence(Error::of(core::ports::ScanCode::DriverCrashed, {}, {"8", "7"}));
    CHECK(words ==
          QStringLiteral("The scanner's driver stopped. 7 pages of this stack are kept. Put sheet 8 in again "
                         "and press F5."));
    ui::text::setLanguage(Language::Vietnamese);
    CHECK(sentence(Error::of(core::ports::ScanCode::Jammed, {}, {"7"}))
              .contains(QStringLiteral("Đã giữ 7 trang")));
}

TEST_CASE("one page is spoken of in the singular") {
    tests::needApplication();
    ui::text::setLanguage(Language::English);
    CHECK(sentence(Error::of(core::ports::ScanCode::Jammed, {}, {"1"}))
              .contains(QStringLiteral("1 page of this stack is kept.")));
}

TEST_CASE("missing papers are named") {
    tests::needApplication();
    ui::text::setLanguage(Language::Vietnamese);
    const auto words =
        sentence(Error::of(core::domain::DomainCode::ComponentsMissing, {}, {"Tờ khai", "Giấy chứng sinh"}));
    CHECK(words.contains(QStringLiteral("Tờ khai; Giấy chứng sinh")));
}
