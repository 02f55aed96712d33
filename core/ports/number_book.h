// SPDX-License-Identifier: GPL-3.0-or-later
// The counter's numbers: blocks that it has and had, what it has asked the portal for, and what is used. Part
// of an act of the store, see core/ports/store.h.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/numbering.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::ports {

// Numbers in a row, both ends included. No two blocks of a unit overlap, also where one is given up.
struct NumberBlock {
    std::string name; // the portal's; empty: of the set-up, or given by hand
    core::domain::NumberMode mode = core::domain::NumberMode::Static;
    std::string unitCode;
    int first = 0;
    int last = 0;
    bool isGivenUp = false; // none of it is given any more

    [[nodiscard]] int size() const { return last - first + 1; }
    bool operator==(const NumberBlock&) const = default;
};

// What an operation of the kind Lease asks for.
struct NumberLease {
    core::base::OpId op;
    core::domain::NumberMode mode = core::domain::NumberMode::DailyRange;
    std::string unitCode;
    std::string counter;
    int want = 0; // so many numbers
    bool operator==(const NumberLease&) const = default;
};

class NumberBook {
  public:
    virtual ~NumberBook() = default;
    // Next free place, `from` .. places - 1, of this counter's sequence on `day`, recorded as used by
    // `dossier`; nothing when all are used. The kinds "official", "provisional" and "block" count apart, the
    // last one through all days. A place is never given twice, also after the dossier is voided.
    [[nodiscard]] virtual core::base::Result<std::optional<int>> take(std::string_view kind,
                                                                      const core::base::Date& day, int places,
                                                                      const core::base::DossierId& dossier,
                                                                      int from = 0) = 0;
    // The place after the last that is used; 0: none is.
    [[nodiscard]] virtual core::base::Result<int> next(std::string_view kind,
                                                       const core::base::Date& day) = 0;
    // How many were used on the last two days on which any was.
    [[nodiscard]] virtual core::base::Result<int> usedOnTwoDays(std::string_view kind) = 0;

    // In the order in which they are used up.
    [[nodiscard]] virtual core::base::Result<std::vector<NumberBlock>> blocks() = 0;
    // False: a part of it is the counter's already, or was; nothing changes.
    [[nodiscard]] virtual core::base::Result<bool> addBlock(const NumberBlock& block) = 0;
    [[nodiscard]] virtual core::base::Result<void> giveUpBlocks() = 0;

    // Queued for the portal under its operation, before all that waits.
    [[nodiscard]] virtual core::base::Result<void> addLease(const NumberLease& lease) = 0;
    [[nodiscard]] virtual core::base::Result<std::optional<NumberLease>>
    lease(const core::base::OpId& op) = 0;
    // One that was not answered yet, also one that a person has to look at.
    [[nodiscard]] virtual core::base::Result<bool> isLeaseOpen() = 0;
    // They are not asked any more: another life of this store may have got their answer.
    [[nodiscard]] virtual core::base::Result<void> withdrawLeases() = 0;

    // A dossier has this number, or had it and was voided.
    [[nodiscard]] virtual core::base::Result<bool> isKnown(std::string_view number) = 0;
    // Of voided dossiers, the last one first.
    [[nodiscard]] virtual core::base::Result<std::vector<std::string>> burned(int limit) = 0;
};

} // namespace core::ports
