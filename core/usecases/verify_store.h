// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can be checked without a key, as hashes of what is sealed stand in clear: the file, its
// rows' parents, counts against what they count, frozen revisions against their hashes, the audit's chain and
// heads, documents against their rows. While somebody is signed in, every sealed dossier is opened as well.
// Names what is wrong and changes nothing. Minutes on a large store; any thread but the GUI's.
#pragma once

#include "core/base/result.h"
#include "core/ports/document_files.h"
#include "core/ports/store.h"

#include <string>
#include <vector>

namespace core::usecases {

struct StoreVerdict {
    int dossiers = 0;
    int documents = 0;
    std::int64_t auditRows = 0;
    std::string databaseComplaint;                 // empty: whole
    std::vector<std::string> missing;              // document ids
    std::vector<std::string> changed;              // document ids
    std::vector<std::string> shredded;             // document ids: their time was over
    std::vector<std::string> unreferenced;         // files that no row names: noted, not an error
    std::vector<std::string> incompleteDeliveries; // dossiers whose outbox does not hold all their operations
    std::vector<std::string> doubledNumbers;
    bool dossiersOpened = false; // somebody was signed in
    std::vector<std::string>
        changedDossiers; // that do not open, or were erased by somebody else than the rule
    std::vector<std::string> changedRevisions; // dossiers whose frozen body is not what was frozen
    std::vector<std::string> wrongCounts;      // states whose counted deliveries are not as many
    std::int64_t firstBrokenAudit = 0;         // 0: the chain holds
    std::int64_t firstBrokenHead = 0;          // 0: so do the ends of it that were signed

    [[nodiscard]] bool whole() const;
};

class VerifyStore {
  public:
    VerifyStore(core::ports::Store& store, core::ports::DocumentFiles& files);
    [[nodiscard]] core::base::Result<StoreVerdict> verify();

  private:
    [[nodiscard]] core::base::Result<void> checkDatabase(StoreVerdict& verdict);
    // Answers the documents that the rows name.
    [[nodiscard]] core::base::Result<std::vector<core::ports::SealedFile>> checkRows(StoreVerdict& verdict);

    core::ports::Store& m_store;
    core::ports::DocumentFiles& m_files;
};

} // namespace core::usecases
