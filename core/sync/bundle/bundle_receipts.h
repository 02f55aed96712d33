// SPDX-License-Identifier: GPL-3.0-or-later
// Takes in what the portal says of a bundle: its signed list of what it took and refused, with a receipt for
// each revision. Every receipt is verified as over the network; what was received by another way meanwhile
// stays as it is. All of it is one act, or nothing of it. Blocks; any thread but the GUI's. Needs the
// courier's key.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/secrets.h"
#include "core/ports/store.h"
#include "core/sync/portals/receipt.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core::sync {

struct ImportedReceipts {
    int bundle = 0;       // its number
    int acknowledged = 0; // revisions, by this import
    int before = 0;       // whose receipt was here already
    int refused = 0;      // by the portal: they need a clerk now
    bool hasGap = false;  // a bundle before this one has not come to the portal
};

class BundleReceipts {
  public:
    struct Rooms {
        core::ports::Store& store;
        core::ports::Secrets& secrets;
        const core::ports::Clock& clock;
    };

    BundleReceipts(Rooms rooms, ReceiptRules rules) : m_rooms(rooms), m_rules(std::move(rules)) {}

    // `content` of the file `name`. Errors: NoReceiptFile, ReceiptOfAnother, WrongReceipt (the portal's
    // signature, or a receipt in it), VaultLocked, StoreCode.
    [[nodiscard]] core::base::Result<ImportedReceipts> import(std::string_view content,
                                                              const std::string& name);

  private:
    using Books = core::ports::Books;
    using Done = core::base::Result<void>;
    struct Told; // by the portal
    struct Outcome;

    [[nodiscard]] core::base::Result<Told> told(std::string_view content, const std::string& name);
    [[nodiscard]] Done apply(Books& books, const Told& told, ImportedReceipts& done);
    [[nodiscard]] Done takeReceipt(Books& books, const core::ports::Bundle& bundle,
                                   const std::string& receipt, ImportedReceipts& done);
    [[nodiscard]] Done takeRefusal(Books& books, const core::ports::Bundle& bundle, const Outcome& outcome,
                                   ImportedReceipts& done);

    Rooms m_rooms;
    ReceiptRules m_rules;
};

} // namespace core::sync
