// SPDX-License-Identifier: GPL-3.0-or-later
// Where the originals of each dossier are. Part of an act of the store, see core/ports/store.h.
#pragma once

#include "core/base/result.h"
#include "core/domain/custody.h"
#include "core/domain/numbering.h"

#include <map>
#include <string>
#include <vector>

namespace core::ports {

// Of one document that has originals.
struct OriginalPlace {
    core::base::DocumentId document;
    core::domain::Custody custody = core::domain::Custody::AtCounter;
};

// A dossier whose papers go to its authority with the next hand-over.
struct WaitingDossier {
    std::string authority;
    core::base::DossierId dossier;
    core::domain::DossierNumber number;
    int originals = 0; // documents with originals that are at the counter
};

// Signer, signature and note are sealed: what reads or writes them answers VaultLocked while nobody is signed
// in. All else needs no key.
class CustodyBook {
  public:
    virtual ~CustodyBook() = default;
    // Errors: Failed, when such an event does not lead there, or the document is not of this dossier, has no
    // originals, or is elsewhere.
    [[nodiscard]] virtual core::base::Result<void> append(const core::domain::CustodyEvent& event) = 0;
    // In the order in which they were written down.
    [[nodiscard]] virtual core::base::Result<std::vector<core::domain::CustodyEvent>>
    events(const core::base::DossierId& dossier) = 0;
    // In the order of the documents. What was taken and never moved is at the counter.
    [[nodiscard]] virtual core::base::Result<std::vector<OriginalPlace>>
    originals(const core::base::DossierId& dossier) = 0;
    // Taken and not handed over, by authority, then in the order of taking. One whose originals have all left
    // is none; one that has copies only stays until its work goes on.
    [[nodiscard]] virtual core::base::Result<std::vector<WaitingDossier>> waiting() = 0;
    // Documents with originals, by where these are.
    [[nodiscard]] virtual core::base::Result<std::map<core::domain::Custody, int>> counts() = 0;
};

} // namespace core::ports
