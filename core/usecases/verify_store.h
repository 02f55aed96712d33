// SPDX-License-Identifier: GPL-3.0-or-later
// Store and files checked against each other, without any key: hashes of what is sealed stand in clear. Reads
// everything: minutes on a large store. Any thread but the GUI's.
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
    std::vector<std::string> unreferenced;         // files that no row names: noted, not an error
    std::vector<std::string> incompleteDeliveries; // dossiers whose outbox does not hold all their operations
    std::vector<std::string> doubledNumbers;
    std::int64_t firstBrokenAudit = 0; // 0: the chain holds

    [[nodiscard]] bool whole() const;
};

class VerifyStore {
  public:
    VerifyStore(core::ports::Store& store, core::ports::DocumentFiles& files);
    [[nodiscard]] core::base::Result<StoreVerdict> verify();

  private:
    core::ports::Store& m_store;
    core::ports::DocumentFiles& m_files;
};

} // namespace core::usecases
