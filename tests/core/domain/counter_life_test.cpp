// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/custody.h"
#include "core/domain/dossier_result.h"
#include "core/domain/fee.h"
#include "core/domain/queue_ticket.h"

#include <catch2/catch.hpp>

#include <set>

using namespace core::domain;

namespace {

// Every value up to `last` is found by its name, and no two share one.
template<class Enum, class Parse>
void checkNames(Enum last, const Parse& parse) {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        const auto value = static_cast<Enum>(i);
        CHECK(parse(nameOf(value)) == value);
        names.insert(nameOf(value));
    }
    CHECK(static_cast<int>(names.size()) == static_cast<int>(last) + 1);
    CHECK_FALSE(parse("unknown"));
    CHECK_FALSE(parse(""));
}

} // namespace

TEST_CASE("What happens to a dossier after it was taken survives its name") {
    checkNames(Custody::GivenBack, custodyFrom);
    checkNames(CustodyKind::Corrected, custodyKindFrom);
    checkNames(ReturnVia::Locker, returnViaFrom);
    checkNames(RecipientKind::Authorised, recipientKindFrom);
    checkNames(FeeKind::Charge, feeKindFrom);
    checkNames(WayOfPaying::CashOnDelivery, wayOfPayingFrom);
    checkNames(TicketState::Skipped, ticketStateFrom);
}

TEST_CASE(
    "An original is handed over from the counter or the way, and comes back from there or the authority") {
    using enum Custody;
    CHECK(leads(CustodyKind::HandedOver, AtCounter, AtAuthority));
    CHECK(leads(CustodyKind::HandedOver, WithCourier, AtAuthority));
    CHECK(leads(CustodyKind::HandedOver, InTransit, AtAuthority));
    CHECK_FALSE(leads(CustodyKind::HandedOver, WithSubmitter, AtAuthority));
    CHECK_FALSE(leads(CustodyKind::HandedOver, AtCounter, GivenBack));
    CHECK(leads(CustodyKind::SentOff, AtCounter, WithCourier));
    CHECK_FALSE(leads(CustodyKind::SentOff, AtAuthority, WithCourier));
    CHECK(leads(CustodyKind::CameBack, AtAuthority, AtCounter));
    CHECK_FALSE(leads(CustodyKind::CameBack, WithSubmitter, AtCounter));
    CHECK(leads(CustodyKind::TakenIn, WithSubmitter, AtCounter));
    CHECK(leads(CustodyKind::TakenIn, GivenBack, AtCounter)); // brought again
    CHECK(leads(CustodyKind::GivenBack, AtCounter, GivenBack));
    CHECK_FALSE(leads(CustodyKind::GivenBack, AtAuthority, GivenBack));
}

TEST_CASE("A correction leads anywhere but to where the original is said to be already") {
    CHECK(leads(CustodyKind::Corrected, Custody::AtAuthority, Custody::AtCounter));
    CHECK_FALSE(leads(CustodyKind::Corrected, Custody::AtCounter, Custody::AtCounter));
}
