// SPDX-License-Identifier: GPL-3.0-or-later
// What need not be kept here any longer goes, so that nobody opens it: frozen bodies with their keys as soon
// as their receipt is there; scans when the dossier was received, its originals are in other hands, and 30
// days more have passed while this PC was on; what was typed and signed when nothing of it is here any more
// and the days of the province's rule have passed likewise. Any thread but the GUI's; one at a time.
#pragma once

#include "core/ports/document_files.h"
#include "core/ports/store.h"
#include "core/usecases/sign_in.h"

#include <string>
#include <string_view>
#include <vector>

namespace core::usecases {

class Retention {
  public:
    Retention(ports::Store& store, ports::DocumentFiles& files, const ports::Clock& clock);

    // Again and again while the program runs: counts the time, erases the bodies of what was received, and
    // ends a shredding or an erasing that broke off. Errors: StoreCode; what is not done is done the next
    // time.
    [[nodiscard]] base::Result<void> keepUp();

    // Dossiers whose scans may go now, oldest first, at most kAtOnce. Errors: NotAllowed, StoreCode.
    [[nodiscard]] base::Result<std::vector<ports::Retained>> due(const SignedIn& by);
    // The one of this number or identifier, if its scans may go. Errors: NotAllowed, DossierUnknown,
    // NotReceivedYet, OriginalsHere, ScansKeptForNow, ScansShredded, StoreCode.
    [[nodiscard]] base::Result<ports::Retained> dueOne(std::string_view wanted, const SignedIn& by);

    // The scans of these go: their keys are overwritten, then the store's log is wiped, then the files are
    // removed, then it is written down. If it breaks off after the first step, keepUp() or the next shred()
    // ends it; before, nothing has gone. Errors: those of dueOne(), for the first that may not go; StoreCode.
    [[nodiscard]] base::Result<void> shred(const std::vector<ports::Retained>& dossiers, const SignedIn& by);

    // The same for what is sealed of a dossier in all of its rows: persons, who signed, who paid, what the
    // portal said. Errors: NotAllowed, NoRetentionRule, StoreCode; of one also DossierUnknown,
    // NotReceivedYet, DossierStillOpen, RecordsKeptForNow, RecordsErased.
    [[nodiscard]] base::Result<std::vector<ports::Retained>> settled(const SignedIn& by);
    [[nodiscard]] base::Result<ports::Retained> settledOne(std::string_view wanted, const SignedIn& by);
    // Scans that are still there go first. Then all is overwritten, the store's log is wiped, and it is
    // written down; what breaks off is ended as a shredding is.
    [[nodiscard]] base::Result<void> eraseRecords(const std::vector<ports::Retained>& dossiers,
                                                  const SignedIn& by);

    static constexpr int kAtOnce = 200;

  private:
    [[nodiscard]] base::Result<void> eraseReceived();
    [[nodiscard]] base::Result<void> finishBegun();

    ports::Store& m_store;
    ports::DocumentFiles& m_files;
    const ports::Clock& m_clock;
};

} // namespace core::usecases
