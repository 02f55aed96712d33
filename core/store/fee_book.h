// SPDX-License-Identifier: GPL-3.0-or-later
// Payments in the tables `fee` and `fee_void`, their receipts in `receipt_stock` and `fee_receipt`. Inside a
// transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class FeeBook final : public core::ports::FeeBook {
  public:
    FeeBook(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_database(database), m_sealer(sealer) {}

    [[nodiscard]] core::base::Result<void> addStock(const core::domain::ReceiptStock& stock) override;
    [[nodiscard]] core::base::Result<std::optional<core::domain::FeeReceipt>>
    take(const core::domain::FeePayment& payment) override;
    [[nodiscard]] core::base::Result<std::optional<core::domain::FeeReceipt>>
    spoilReceipt(const core::base::FeeId& fee, std::string_view reason) override;
    [[nodiscard]] core::base::Result<void> voidPayment(const core::domain::FeeVoid& voided) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::FeeRow>>
    ofDossier(const core::base::DossierId& dossier) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::FeeRow>>
    ofShift(const core::base::ShiftId& shift) override;
    [[nodiscard]] core::base::Result<std::vector<core::domain::FeeReceipt>>
    receipts(const core::base::ReceiptStockId& stock) override;
    [[nodiscard]] core::base::Result<std::map<core::domain::WayOfPaying, core::base::Dong>>
    sums(const core::base::ShiftId& shift) override;

  private:
    using Receipt = std::optional<core::domain::FeeReceipt>;
    // Errors: Failed, when `before`, which has the same id, is another payment.
    [[nodiscard]] core::base::Result<Receipt> receiptAgain(const core::domain::FeePayment& payment,
                                                           const core::domain::FeePayment& before);
    [[nodiscard]] core::base::Result<void> insert(const core::domain::FeePayment& payment);
    // That the counter of this shift has.
    [[nodiscard]] core::base::Result<Receipt> nextReceipt(const core::base::ShiftId& shift);
    [[nodiscard]] core::base::Result<void> use(const core::domain::FeeReceipt& receipt);
    [[nodiscard]] core::base::Result<void> keepSpoilt(const core::domain::FeeReceipt& receipt,
                                                      std::string_view reason);
    [[nodiscard]] core::base::Result<std::optional<core::domain::FeePayment>>
    find(const core::base::FeeId& fee);
    // The one in force, if there is one.
    [[nodiscard]] core::base::Result<core::domain::FeeReceipt> lastReceipt(const core::base::FeeId& fee);
    [[nodiscard]] core::base::Result<std::optional<core::domain::FeeVoid>>
    voidOf(const core::base::FeeId& fee);
    [[nodiscard]] core::base::Result<core::ports::FeeRow> rowOf(core::domain::FeePayment payment);
    [[nodiscard]] core::base::Result<std::vector<core::ports::FeeRow>> rows(sqlite::Statement& query);
    [[nodiscard]] core::base::Result<core::domain::FeePayment>
    paymentFrom(const sqlite::Statement& statement);
    [[nodiscard]] core::base::Result<core::domain::FeeReceipt>
    receiptFrom(const sqlite::Statement& statement);
    [[nodiscard]] core::base::Result<core::domain::FeeVoid> voidFrom(const sqlite::Statement& statement);

    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer;
};

} // namespace core::store
