// SPDX-License-Identifier: GPL-3.0-or-later
// What waits, what goes, what needs a person. Any thread but the GUI's.
#pragma once

#include "core/base/result.h"
#include "core/ports/store.h"
#include "core/usecases/sign_in.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::usecases {

struct OutboxRow {
    // What needs somebody and is of no dossier, a signed end of the audit or a wish for numbers: there is
    // then nothing of what belongs to one.
    std::optional<base::OpId> single;
    ports::OpKind singleKind = ports::OpKind::Event;
    base::DossierId dossier;
    int revision = 1;
    std::string number;
    std::string procedureName;
    std::string ownerName; // empty for whoever may read no dossier
    bool isWhole = true;   // false: what is sealed of the dossier does not open
    base::Instant receivedAt;
    ports::OpState state = ports::OpState::Queued;
    int severity = 0;
    int files = 0;
    int filesUploaded = 0;
    int attempts = 0;
    std::optional<std::int64_t> nextBootMs; // next try by the clock of `bootId`
    std::string bootId;
    std::string problem;                           // machine name of the last trouble
    std::string detail;                            // the portal's own words; empty as the owner
    std::optional<base::Instant> receivedByPortal; // of the verified receipt
    std::int64_t receiptSeq = 0;
    int onStick = 0; // number of the last bundle that carries it; 0: none

    // Only somebody who looks at the portal's own screen can say whether it has this.
    [[nodiscard]] bool asksForEyes() const;
    [[nodiscard]] bool isSame(const OutboxRow& other) const {
        return single == other.single && dossier == other.dossier && revision == other.revision;
    }
};

// One delivery with all that is known of its way.
struct ExplainedDelivery {
    OutboxRow row;
    ports::Delivery delivery; // without its body
    std::vector<ports::OutboxOp> ops;
};

class OutboxList {
  public:
    explicit OutboxList(ports::Store& store);

    // What is of no dossier and in trouble, then deliveries, newest first; a technician sees no person in it.
    // Errors: VaultLocked ...
    [[nodiscard]] base::Result<std::vector<OutboxRow>> rows(const SignedIn& by, int limit = kLimit);
    // The same without persons, for whomever: needs no key.
    [[nodiscard]] base::Result<std::vector<OutboxRow>> rowsOfLocked(int limit = kLimit);
    // The same two, of what the portal has no receipt for alone.
    [[nodiscard]] base::Result<std::vector<OutboxRow>> openRows(const SignedIn& by, int limit = kLimit);
    [[nodiscard]] base::Result<std::vector<OutboxRow>> openRowsOfLocked(int limit = kLimit);
    // The newest revision of a dossier, by its number or identifier. `by`: also what the portal said of it.
    // Errors: DossierUnknown, StoreCode.
    [[nodiscard]] base::Result<ExplainedDelivery> explain(std::string_view wanted,
                                                          const std::optional<SignedIn>& by);
    // What needed a clerk is queued again.
    [[nodiscard]] base::Result<void> sendAgain(const OutboxRow& row);
    // Somebody has seen at the portal what it never said that it has: nothing of that is sent again, and what
    // follows goes on. With a row in the audit. Errors: NotAllowed, NothingToConfirm, see
    // OutboxRow::asksForEyes().
    [[nodiscard]] base::Result<void> confirmSeen(const OutboxRow& row, const SignedIn& by, base::Instant now);

  private:
    static constexpr int kLimit = 200;

    struct Wanted {
        int limit = kLimit;
        bool withPersons = false;
        bool onlyOpen = false;
    };
    [[nodiscard]] base::Result<std::vector<OutboxRow>> list(const Wanted& wanted);

    ports::Store& m_store;
};

} // namespace core::usecases
