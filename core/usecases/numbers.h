// SPDX-License-Identifier: GPL-3.0-or-later
// Which number a dossier gets, and what becomes of the numbers after a restore. Inside a transaction of the
// store.
//
// Nobody knows which numbers were given between the backup and its restore, and no clock can say it. So the
// restored store gives up the counter's range for good: dossiers get provisional numbers, with a mark in them
// that no earlier life of the store had, until the counter is given a block that it never had before.
#pragma once

#include "core/base/result.h"
#include "core/ports/random.h"
#include "core/ports/store.h"
#include "core/usecases/counter_setup.h"

namespace core::usecases {

// First and last number inside each day's sequence of the unit, 1 .. 9999.
struct NumberBlock {
    int first = 0;
    int last = 0;
};

// Official as long as the clock can be trusted and the range is the counter's own and not used up, else
// provisional. The number is used when the transaction is committed. Errors: NumberRangeUsedUp,
// WrongUnitCode, StoreCode.
[[nodiscard]] base::Result<domain::DossierNumber>
takeNumber(ports::Books& books, const CounterSetup& setup, base::Instant now, const base::DossierId& dossier);

// The first act of a restored store. A counter that was never set up has no numbers to give up.
[[nodiscard]] base::Result<void> giveUpNumbers(ports::Books& books, ports::Random& random);

// Errors: NotSetUp (args: "range" when it lies outside 1 .. 9999), NumberBlockUsed (args: the block) when a
// part of it was this counter's before.
[[nodiscard]] base::Result<void> takeFreshBlock(ports::Books& books, const NumberBlock& block);

} // namespace core::usecases
