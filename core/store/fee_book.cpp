// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/fee_book.h"

#include "core/store/erased.h"
#include "core/store/row_values.h"
#include "core/store/sealed_payload.h"

namespace core::store {

namespace base = core::base;
namespace domain = core::domain;
using base::Result;
using core::ports::FeeRow;
using core::ports::SealedPlace;
using core::ports::StoreCode;
using domain::FeePayment;
using domain::FeeReceipt;
using domain::FeeVoid;
using domain::WayOfPaying;
using sqlite::Statement;

namespace {

const std::string kSelectFee = "SELECT uuid, dossier_uuid, shift_uuid, kind, amount_dong, way, clerk_uuid,"
                               " taken_ms, payload FROM fee ";

const std::string kSelectReceipt = "SELECT stock_uuid, form, series, number, fee_uuid, state='void', reason"
                                   " FROM fee_receipt JOIN receipt_stock ON uuid=stock_uuid ";

SealedPlace placeOf(const base::FeeId& fee) {
    return {"fee.payload", fee.bytes};
}

SealedPlace placeOf(const FeeVoid& voided) {
    return {"fee_void.reason", voided.fee.bytes};
}

// The number stands for the row: it is used once in its stock.
SealedPlace placeOf(const FeeReceipt& receipt) {
    return {"fee_receipt.reason", receipt.stock.bytes, receipt.number};
}

Result<FeeReceipt> unusedFrom(const Statement& statement) {
    RowValues row(statement);
    FeeReceipt receipt;
    receipt.stock = row.id<base::ReceiptStockId>();
    receipt.form = row.text();
    receipt.series = row.text();
    receipt.number = row.number();
    if (auto fits = row.verdict("receipt_stock"); !fits) return base::fail(fits.error());
    return receipt;
}

} // namespace

Result<void> FeeBook::addStock(const domain::ReceiptStock& stock) {
    auto row = m_database.prepare("INSERT INTO receipt_stock(uuid, counter, form, series, first, last)"
                                  " VALUES(?,?,?,?,?,?)");
    row.bind(stock.id).bind(stock.counter).bind(stock.form).bind(stock.series);
    row.bind(stock.first).bind(stock.last);
    return row.run();
}

Result<FeeBook::Receipt> FeeBook::take(const FeePayment& payment) {
    const auto before = find(payment.id);
    if (!before) return base::fail(before.error());
    if (*before) return receiptAgain(payment, **before);
    auto receipt = nextReceipt(payment.shift);
    if (!receipt || !*receipt) return receipt;
    (*receipt)->fee = payment.id;
    if (auto kept = insert(payment); !kept) return base::fail(kept.error());
    if (auto used = use(**receipt); !used) return base::fail(used.error());
    return receipt;
}

Result<FeeBook::Receipt> FeeBook::receiptAgain(const FeePayment& payment, const FeePayment& before) {
    if (payment != before)
        return base::fail(StoreCode::Failed, "payment " + payment.id.hex() + " was another");
    return lastReceipt(payment.id).map([](FeeReceipt&& receipt) { return Receipt(std::move(receipt)); });
}

Result<void> FeeBook::insert(const FeePayment& payment) {
    const auto payload = m_sealer.seal(placeOf(payment.id), payloadOf(payment.payer));
    if (!payload) return base::fail(payload.error());
    auto row = m_database.prepare("INSERT INTO fee(uuid, dossier_uuid, shift_uuid, kind, amount_dong, way,"
                                  " clerk_uuid, taken_ms, payload) VALUES(?,?,?,?,?,?,?,?,?)");
    row.bind(payment.id).bind(payment.dossier).bind(payment.shift).bind(nameOf(payment.kind));
    row.bind(payment.amount.amount).bind(nameOf(payment.way)).bind(payment.clerk).bind(payment.takenAt);
    row.bindBlob(*payload);
    return row.run();
}

Result<FeeBook::Receipt> FeeBook::nextReceipt(const base::ShiftId& shift) {
    auto query = m_database.prepare(
        "SELECT uuid, form, series, coalesce((SELECT max(number)+1 FROM fee_receipt"
        " WHERE stock_uuid=receipt_stock.uuid), first) AS next FROM receipt_stock"
        " WHERE counter=(SELECT counter FROM shift WHERE shift.uuid=?) AND next<=last ORDER BY id LIMIT 1");
    query.bind(shift);
    return query.first<FeeReceipt>(unusedFrom);
}

Result<void> FeeBook::use(const FeeReceipt& receipt) {
    auto row = m_database.prepare(
        "INSERT INTO fee_receipt(stock_uuid, number, fee_uuid, state) VALUES(?,?,?,'used')");
    row.bind(receipt.stock).bind(receipt.number).bind(receipt.fee);
    return row.run();
}

Result<FeeBook::Receipt> FeeBook::spoilReceipt(const base::FeeId& fee, std::string_view reason) {
    const auto payment = find(fee);
    if (!payment) return base::fail(payment.error());
    if (!*payment) return base::fail(StoreCode::NotFound, "payment " + fee.hex());
    const auto spoilt = lastReceipt(fee);
    if (!spoilt) return base::fail(spoilt.error());
    if (spoilt->isVoid) return base::fail(StoreCode::NotFound, "receipt in force of " + fee.hex());
    auto next = nextReceipt((*payment)->shift);
    if (!next || !*next) return next;
    if (auto kept = keepSpoilt(*spoilt, reason); !kept) return base::fail(kept.error());
    (*next)->fee = fee;
    if (auto used = use(**next); !used) return base::fail(used.error());
    return next;
}

Result<void> FeeBook::keepSpoilt(const FeeReceipt& receipt, std::string_view reason) {
    const auto sealed = m_sealer.seal(placeOf(receipt), reason);
    if (!sealed) return base::fail(sealed.error());
    auto row =
        m_database.prepare("UPDATE fee_receipt SET state='void', reason=? WHERE stock_uuid=? AND number=?");
    row.bindBlob(*sealed).bind(receipt.stock).bind(receipt.number);
    return row.run();
}

Result<void> FeeBook::voidPayment(const FeeVoid& voided) {
    const auto reason = m_sealer.seal(placeOf(voided), voided.reason);
    if (!reason) return base::fail(reason.error());
    auto row = m_database.prepare("INSERT INTO fee_void(fee_uuid, shift_uuid, clerk_uuid, voided_ms, reason)"
                                  " VALUES(?,?,?,?,?)");
    row.bind(voided.fee).bind(voided.shift).bind(voided.clerk).bind(voided.voidedAt).bindBlob(*reason);
    return row.run();
}

Result<FeePayment> FeeBook::paymentFrom(const Statement& statement) {
    RowValues row(statement);
    FeePayment payment;
    payment.id = row.id<base::FeeId>();
    payment.dossier = row.id<base::DossierId>();
    payment.shift = row.id<base::ShiftId>();
    payment.kind = row.named(domain::feeKindFrom);
    payment.amount = {row.integer()};
    payment.way = row.named(domain::wayOfPayingFrom);
    payment.clerk = row.id<base::ClerkId>();
    payment.takenAt = row.instant();
    const auto sealed = row.blob();
    if (auto fits = row.verdict("fee"); !fits) return base::fail(fits.error());
    if (isErased(sealed)) return payment;
    const auto payload = m_sealer.open(placeOf(payment.id), sealed);
    if (!payload) return base::fail(payload.error());
    if (auto read = readPayload(*payload, payment.payer); !read) return base::fail(read.error());
    return payment;
}

Result<FeeReceipt> FeeBook::receiptFrom(const Statement& statement) {
    RowValues row(statement);
    FeeReceipt receipt;
    receipt.stock = row.id<base::ReceiptStockId>();
    receipt.form = row.text();
    receipt.series = row.text();
    receipt.number = row.number();
    receipt.fee = row.id<base::FeeId>();
    receipt.isVoid = row.number() != 0;
    const auto sealed = row.blob();
    if (auto fits = row.verdict("fee_receipt"); !fits) return base::fail(fits.error());
    if (sealed.empty() || isErased(sealed)) return receipt;
    auto reason = m_sealer.open(placeOf(receipt), sealed);
    if (!reason) return base::fail(reason.error());
    receipt.spoiltBecause = std::move(*reason);
    return receipt;
}

Result<FeeVoid> FeeBook::voidFrom(const Statement& statement) {
    RowValues row(statement);
    FeeVoid voided;
    voided.fee = row.id<base::FeeId>();
    voided.shift = row.id<base::ShiftId>();
    voided.clerk = row.id<base::ClerkId>();
    voided.voidedAt = row.instant();
    const auto sealed = row.blob();
    if (auto fits = row.verdict("fee_void"); !fits) return base::fail(fits.error());
    if (isErased(sealed)) return voided;
    auto reason = m_sealer.open(placeOf(voided), sealed);
    if (!reason) return base::fail(reason.error());
    voided.reason = std::move(*reason);
    return voided;
}

Result<std::optional<FeePayment>> FeeBook::find(const base::FeeId& fee) {
    auto query = m_database.prepare(kSelectFee + "WHERE uuid=?");
    query.bind(fee);
    return query.first<FeePayment>([this](const Statement& found) { return paymentFrom(found); });
}

Result<FeeReceipt> FeeBook::lastReceipt(const base::FeeId& fee) {
    auto query = m_database.prepare(kSelectReceipt + "WHERE fee_uuid=? ORDER BY fee_receipt.id DESC LIMIT 1");
    query.bind(fee);
    auto receipt = query.first<FeeReceipt>([this](const Statement& found) { return receiptFrom(found); });
    if (!receipt) return base::fail(receipt.error());
    if (!*receipt) return base::fail(StoreCode::Damaged, "payment " + fee.hex() + " has no receipt");
    return std::move(**receipt);
}

Result<std::optional<FeeVoid>> FeeBook::voidOf(const base::FeeId& fee) {
    auto query = m_database.prepare("SELECT fee_uuid, shift_uuid, clerk_uuid, voided_ms, reason FROM fee_void"
                                    " WHERE fee_uuid=?");
    query.bind(fee);
    return query.first<FeeVoid>([this](const Statement& found) { return voidFrom(found); });
}

Result<FeeRow> FeeBook::rowOf(FeePayment payment) {
    auto receipt = lastReceipt(payment.id);
    if (!receipt) return base::fail(receipt.error());
    auto voided = voidOf(payment.id);
    if (!voided) return base::fail(voided.error());
    return FeeRow{std::move(payment), std::move(*receipt), std::move(*voided)};
}

Result<std::vector<FeeRow>> FeeBook::rows(Statement& query) {
    return query.collect<FeeRow>([this](const Statement& found) -> Result<FeeRow> {
        auto payment = paymentFrom(found);
        if (!payment) return base::fail(payment.error());
        return rowOf(std::move(*payment));
    });
}

Result<std::vector<FeeRow>> FeeBook::ofDossier(const base::DossierId& dossier) {
    auto query = m_database.prepare(kSelectFee + "WHERE dossier_uuid=? ORDER BY seq");
    query.bind(dossier);
    return rows(query);
}

Result<std::vector<FeeRow>> FeeBook::ofShift(const base::ShiftId& shift) {
    auto query = m_database.prepare(kSelectFee + "WHERE shift_uuid=? ORDER BY seq");
    query.bind(shift);
    return rows(query);
}

Result<std::vector<FeeReceipt>> FeeBook::receipts(const base::ReceiptStockId& stock) {
    auto query = m_database.prepare(kSelectReceipt + "WHERE stock_uuid=? ORDER BY number");
    query.bind(stock);
    return query.collect<FeeReceipt>([this](const Statement& found) { return receiptFrom(found); });
}

Result<std::map<WayOfPaying, base::Dong>> FeeBook::sums(const base::ShiftId& shift) {
    using Sum = std::pair<WayOfPaying, base::Dong>;
    auto query = m_database.prepare("SELECT way, sum(dong) FROM shift_money WHERE shift_uuid=? GROUP BY way");
    query.bind(shift);
    const auto sums = query.collect<Sum>([](const Statement& statement) -> Result<Sum> {
        RowValues row(statement);
        const auto way = row.named(domain::wayOfPayingFrom);
        const Sum sum{way, {row.integer()}};
        if (auto fits = row.verdict("shift_money"); !fits) return base::fail(fits.error());
        return sum;
    });
    if (!sums) return base::fail(sums.error());
    return std::map<WayOfPaying, base::Dong>(sums->begin(), sums->end());
}

} // namespace core::store
