// SPDX-License-Identifier: GPL-3.0-or-later
// Which number a dossier gets, when the portal is asked for more, and what becomes of the numbers after a
// restore. Inside a transaction of the store.
//
// Nobody knows which numbers were given between the backup and its restore, and no clock can say it. So the
// restored store gives up the counter's range for good: dossiers get provisional numbers, with a mark in them
// that no earlier life of the store had, until the counter is given a block that it never had before. Where
// the portal gives the numbers it is asked at once, by an operation that no earlier life had: the answer to
// one of theirs would be a block of theirs.
#pragma once

#include "core/base/result.h"
#include "core/ports/random.h"
#include "core/ports/store.h"
#include "core/usecases/counter_setup.h"

#include <string>
#include <vector>

namespace core::usecases {

// First and last number inside the unit's sequence, 1 .. lastNumber() of the counter's mode.
struct NumberBlock {
    int first = 0;
    int last = 0;
};

// Official as long as the date can be trusted and the counter has numbers of its own that are not used up,
// else provisional, and always where the portal gives each dossier its number. The number is used when the
// transaction is committed; refillNumbers() goes with it. Errors: NumberRangeUsedUp, WrongUnitCode,
// StoreCode.
[[nodiscard]] base::Result<domain::DossierNumber> takeNumber(ports::Books& books, const CounterSetup& setup,
                                                             base::Instant now,
                                                             const base::DossierId& dossier,
                                                             ports::Random& random);

// Queues the question for more, where the portal gives the numbers: when less than a fifth is left, of the
// day or of the newest block, or less than the last two days have used. Never two questions at once.
[[nodiscard]] base::Result<void> refillNumbers(ports::Books& books, const CounterSetup& setup,
                                               base::Instant now, ports::Random& random);

// The first act of a restored store. A counter that was never set up has no numbers to give up.
[[nodiscard]] base::Result<void> giveUpNumbers(ports::Books& books, ports::Random& random);

// In place of all that the counter has. Errors: NotSetUp (args: "range" when it lies outside the sequence),
// NumberBlockUsed (args: the block) when a part of it was this counter's before.
[[nodiscard]] base::Result<void> takeFreshBlock(ports::Books& books, const NumberBlock& block);

// What `counterfoilctl numbers` tells. Writes nothing.
struct NumberFacts {
    domain::NumberMode mode = domain::NumberMode::Static;
    std::vector<ports::NumberBlock> blocks; // in the order of use, also those that are given up
    bool isAsked = false;                   // the portal has been asked for more, and has not answered
    bool isDateTrusted = true;              // false: numbers are provisional
    std::vector<std::string> burned;        // the last first
};
[[nodiscard]] base::Result<NumberFacts> numberFacts(ports::Books& books, const CounterSetup& setup,
                                                    base::Instant now);

} // namespace core::usecases
