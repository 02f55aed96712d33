// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/custody.h"

#include "core/base/names.h"

namespace core::domain {

namespace base = core::base;

std::string_view nameOf(Custody custody) {
    switch (custody) {
    case Custody::WithSubmitter:
        return "with_submitter";
    case Custody::AtCounter:
        return "at_counter";
    case Custody::InTransit:
        return "in_transit";
    case Custody::AtAuthority:
        return "at_authority";
    case Custody::WithCourier:
        return "with_courier";
    case Custody::GivenBack:
        return "given_back";
    }
    return "unknown";
}

std::string_view nameOf(CustodyKind kind) {
    switch (kind) {
    case CustodyKind::TakenIn:
        return "taken_in";
    case CustodyKind::SentOff:
        return "sent_off";
    case CustodyKind::HandedOver:
        return "handed_over";
    case CustodyKind::CameBack:
        return "came_back";
    case CustodyKind::GivenBack:
        return "given_back";
    case CustodyKind::Corrected:
        return "corrected";
    }
    return "unknown";
}

std::optional<Custody> custodyFrom(std::string_view name) {
    return base::byName(name, {Custody::WithSubmitter, Custody::AtCounter, Custody::InTransit,
                               Custody::AtAuthority, Custody::WithCourier, Custody::GivenBack});
}

std::optional<CustodyKind> custodyKindFrom(std::string_view name) {
    return base::byName(name, {CustodyKind::TakenIn, CustodyKind::SentOff, CustodyKind::HandedOver,
                               CustodyKind::CameBack, CustodyKind::GivenBack, CustodyKind::Corrected});
}

bool leads(CustodyKind kind, Custody from, Custody to) {
    const bool isOnTheWay = from == Custody::WithCourier || from == Custody::InTransit;
    const bool isHere = from == Custody::AtCounter;
    switch (kind) {
    case CustodyKind::TakenIn:
        return (from == Custody::WithSubmitter || from == Custody::GivenBack) && to == Custody::AtCounter;
    case CustodyKind::SentOff:
        return isHere && (to == Custody::WithCourier || to == Custody::InTransit);
    case CustodyKind::HandedOver:
        return (isHere || isOnTheWay) && to == Custody::AtAuthority;
    case CustodyKind::CameBack:
        return (isOnTheWay || from == Custody::AtAuthority) && to == Custody::AtCounter;
    case CustodyKind::GivenBack:
        return (isHere || isOnTheWay) && to == Custody::GivenBack;
    case CustodyKind::Corrected:
        return from != to;
    }
    return false;
}

} // namespace core::domain
