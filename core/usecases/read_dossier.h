// SPDX-License-Identifier: GPL-3.0-or-later
// A dossier that was taken here, with its persons and its papers, for whoever is signed in. Who has looked at
// what stands in the audit before it is answered. Any thread but the GUI's.
#pragma once

#include "core/ports/change_format.h"
#include "core/ports/clock.h"
#include "core/ports/document_files.h"
#include "core/ports/store.h"
#include "core/usecases/sign_in.h"

#include <string>
#include <string_view>

namespace core::usecases {

class ReadDossier {
  public:
    ReadDossier(ports::Store& store, ports::DocumentFiles& files, const ports::ChangeFormat& changes,
                const ports::Clock& clock);

    // By number or identifier, whole, with what the portal has said of it. Errors: NotAllowed,
    // DossierUnknown, RecordsErased, StoreCode (VaultLocked, Damaged; those of writing too).
    [[nodiscard]] base::Result<domain::Dossier> find(std::string_view wanted, const SignedIn& clerk);
    // The PDF as it was filed. Errors: NotAllowed, ScansShredded, StoreCode (VaultLocked, FileMissing,
    // FileChanged).
    [[nodiscard]] base::Result<std::string> paper(const domain::Document& document, const SignedIn& clerk);

  private:
    [[nodiscard]] base::Result<void> note(std::string kind, const SignedIn& clerk, std::string subject,
                                          std::string details);

    ports::Store& m_store;
    ports::DocumentFiles& m_files;
    const ports::ChangeFormat& m_changes;
    const ports::Clock& m_clock;
};

} // namespace core::usecases
