// SPDX-License-Identifier: GPL-3.0-or-later
// Fees and charges (phí, lệ phí) that the counter takes, and their numbered receipts. Values; any thread.
#pragma once

#include "core/base/id.h"
#include "core/base/money.h"
#include "core/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace core::domain {

enum class FeeKind {
    Fee,    // phí: the price of a service
    Charge, // lệ phí: a state levy
};
enum class WayOfPaying {
    Cash,
    Card,
    Transfer,
    CashOnDelivery, // thu hộ: the postman has it
};

// Names are stored: they never change.
std::string_view nameOf(FeeKind kind);
std::string_view nameOf(WayOfPaying way);
std::optional<FeeKind> feeKindFrom(std::string_view name);
std::optional<WayOfPaying> wayOfPayingFrom(std::string_view name);

// As the receipt names them; with a tax code an invoice is made out to them.
struct Payer {
    std::string name;
    std::string address;
    std::string taxCode;
    std::string email;
    bool operator==(const Payer&) const = default;
};

// One payment, of one kind; it never changes.
struct FeePayment {
    core::base::FeeId id;
    core::base::DossierId dossier;
    core::base::ShiftId shift; // whose drawer it went into
    FeeKind kind = FeeKind::Fee;
    core::base::Dong amount; // more than 0
    WayOfPaying way = WayOfPaying::Cash;
    core::base::ClerkId clerk;
    core::base::Instant takenAt;
    Payer payer;
    bool operator==(const FeePayment&) const = default;
};

// The money was given back.
struct FeeVoid {
    core::base::FeeId fee;
    core::base::ShiftId shift; // out of whose drawer
    core::base::ClerkId clerk;
    core::base::Instant voidedAt;
    std::string reason;
    bool operator==(const FeeVoid&) const = default;
};

// Receipt numbers first .. last of one form and series (mẫu số, ký hiệu), for one counter.
struct ReceiptStock {
    core::base::ReceiptStockId id;
    std::string counter;
    std::string form;   // "01BLP2-001"
    std::string series; // "AA-26P"
    int first = 1;
    int last = 1;
    bool operator==(const ReceiptStock&) const = default;
};

// A used number (biên lai thu tiền phí, lệ phí).
struct FeeReceipt {
    core::base::ReceiptStockId stock;
    std::string form;
    std::string series;
    int number = 0;
    core::base::FeeId fee;
    bool isVoid = false;       // spoilt, or its payment is void; the number stays
    std::string spoiltBecause; // empty: not spoilt
    bool operator==(const FeeReceipt&) const = default;
};

} // namespace core::domain
