// SPDX-License-Identifier: GPL-3.0-or-later
// Payments and the numbers of their receipts. Part of an act of the store, see core/ports/store.h.
#pragma once

#include "core/base/result.h"
#include "core/domain/fee.h"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace core::ports {

struct FeeRow {
    core::domain::FeePayment payment;
    core::domain::FeeReceipt receipt; // the one in force, else the last
    std::optional<core::domain::FeeVoid> voided;
};

// Payers and reasons are sealed.
class FeeBook {
  public:
    virtual ~FeeBook() = default;
    // Used after those that the counter has. Errors: Failed, when one of its numbers was in a stock before.
    [[nodiscard]] virtual core::base::Result<void> addStock(const core::domain::ReceiptStock& stock) = 0;
    // Into an open shift, with the next receipt of its counter. Nothing: the counter has no receipt left, as
    // that of an unknown shift, and nothing was taken. The same payment again changes nothing and answers the
    // receipt that it has. Errors: Failed, also for another payment of this id.
    [[nodiscard]] virtual core::base::Result<std::optional<core::domain::FeeReceipt>>
    take(const core::domain::FeePayment& payment) = 0;
    // Its receipt is void and stays; answers the next one, which stands in its place. Nothing: there is none
    // left, and nothing has changed. Errors: NotFound, also when the payment is void.
    [[nodiscard]] virtual core::base::Result<std::optional<core::domain::FeeReceipt>>
    spoilReceipt(const core::base::FeeId& fee, std::string_view reason) = 0;
    // Out of an open shift; its receipt goes void with it. Once.
    [[nodiscard]] virtual core::base::Result<void> voidPayment(const core::domain::FeeVoid& voided) = 0;
    // In the order of taking.
    [[nodiscard]] virtual core::base::Result<std::vector<FeeRow>>
    ofDossier(const core::base::DossierId& dossier) = 0;
    [[nodiscard]] virtual core::base::Result<std::vector<FeeRow>>
    ofShift(const core::base::ShiftId& shift) = 0;
    // Every number that was used, void ones too, in order.
    [[nodiscard]] virtual core::base::Result<std::vector<core::domain::FeeReceipt>>
    receipts(const core::base::ReceiptStockId& stock) = 0;
    // What the shift took, less what it gave back. Needs no key.
    [[nodiscard]] virtual core::base::Result<std::map<core::domain::WayOfPaying, core::base::Dong>>
    sums(const core::base::ShiftId& shift) = 0;
};

} // namespace core::ports
