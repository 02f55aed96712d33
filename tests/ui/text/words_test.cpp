// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/text/application.h"

#include "core/ports/transport.h"
#include "ui/text/language.h"
#include "ui/text/words.h"

#include <catch2/catch.hpp>

#include <QSet>

using namespace ui::text;
namespace ports = core::ports;
namespace domain = core::domain;

namespace {

template<class Enum>
void checkDistinct(Enum last) {
    QSet<QString> seen;
    for (int value = 0; value <= static_cast<int>(last); ++value) {
        const QString word = words(static_cast<Enum>(value));
        CHECK_FALSE(word.isEmpty());
        CHECK_FALSE(seen.contains(word));
        seen.insert(word);
    }
}

} // namespace

TEST_CASE("every state has a word of its own in both languages") {
    tests::needApplication();
    for (const auto language : {Language::Vietnamese, Language::English}) {
        setLanguage(language);
        checkDistinct(ports::OpState::NeedsClerk);
        checkDistinct(ports::LinkState::Paused);
        checkDistinct(ports::Role::Technician);
        checkDistinct(ports::ScanEnd::Stopped);
        checkDistinct(ports::PaperKind::Photo);
        checkDistinct(domain::ItemState::NotNeeded);
        checkDistinct(domain::SortReason::SlipCode);
        checkDistinct(domain::Requirement::Optional);
        checkDistinct(domain::WorkState::Voided);
        checkDistinct(domain::ReturnMethod::ByPost);
        checkDistinct(domain::IdentityDoubt::DateForm);
    }
}

TEST_CASE("what the portal has said is one line, in the words of the national standard") {
    tests::needApplication();
    setLanguage(Language::Vietnamese);
    QSet<QString> seen;
    for (int number = 1; number <= 10; ++number) {
        const auto state = domain::portalStateFrom(number);
        REQUIRE(state);
        CHECK_FALSE(words(*state).isEmpty());
        seen.insert(words(*state));
    }
    CHECK(seen.size() == 10);
    domain::PortalChange change{domain::PortalState::SupplementAsked, "", {}, {}};
    CHECK(shownChange(change) == QStringLiteral("Yêu cầu bổ sung giấy tờ"));
    change = {domain::PortalState::SupplementAsked,
              "Thiếu chữ ký",
              {"Tờ khai", "Giấy chứng sinh"},
              core::base::Instant{1795227300000}};
    CHECK(
        shownChange(change) ==
        QStringLiteral("21/11/2026 09:15 · Yêu cầu bổ sung giấy tờ: Tờ khai; Giấy chứng sinh; Thiếu chữ ký"));
}

TEST_CASE("the outbox words are those of the glossary") {
    tests::needApplication();
    setLanguage(Language::Vietnamese);
    CHECK(words(ports::OpState::Queued) == QStringLiteral("Chờ gửi"));
    CHECK(words(ports::OpState::NeedsClerk) == QStringLiteral("Cần cán bộ kiểm tra"));
}

TEST_CASE("a portal's trouble is told by its machine name, an unknown one in general words") {
    tests::needApplication();
    setLanguage(Language::English);
    CHECK(problemWords("").isEmpty());
    CHECK(problemWords("captive-portal") == problemWords(ports::nameOf(ports::PortalCode::NotThePortal)));
    CHECK(problemWords("invalid-field").contains(QStringLiteral("field")));
    const QString unknown = problemWords("frobnicated-widget");
    CHECK_FALSE(unknown.isEmpty());
    CHECK_FALSE(unknown.contains(QStringLiteral("frobnicated")));
    CHECK(whyWords(ports::OpState::Acknowledged, "", false).contains(QStringLiteral("no receipts")));
    for (const auto* name : {"outcome_unknown", "step-refused", "no-corrections", "number-taken",
                             "restored-since", "seen-at-portal"})
        CHECK(problemWords(name) != unknown);
    CHECK(problemWords("outcome_unknown").contains(QStringLiteral("Nothing is sent again by itself")));
}
