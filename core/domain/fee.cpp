// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/fee.h"

#include "core/base/names.h"

namespace core::domain {

namespace base = core::base;

std::string_view nameOf(FeeKind kind) {
    switch (kind) {
    case FeeKind::Fee:
        return "fee";
    case FeeKind::Charge:
        return "charge";
    }
    return "unknown";
}

std::string_view nameOf(WayOfPaying way) {
    switch (way) {
    case WayOfPaying::Cash:
        return "cash";
    case WayOfPaying::Card:
        return "card";
    case WayOfPaying::Transfer:
        return "transfer";
    case WayOfPaying::CashOnDelivery:
        return "cash_on_delivery";
    }
    return "unknown";
}

std::optional<FeeKind> feeKindFrom(std::string_view name) {
    return base::byName(name, {FeeKind::Fee, FeeKind::Charge});
}

std::optional<WayOfPaying> wayOfPayingFrom(std::string_view name) {
    return base::byName(
        name, {WayOfPaying::Cash, WayOfPaying::Card, WayOfPaying::Transfer, WayOfPaying::CashOnDelivery});
}

} // namespace core::domain
