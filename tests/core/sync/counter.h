// SPDX-License-Identifier: GPL-3.0-or-later
// A counter with a real store, real files and a real portal process; only the clock and the dice are fakes.
#pragma once

#include "core/store/disk_document_files.h"
#include "core/store/posix_file_system.h"
#include "core/store/sqlite_store.h"
#include "core/sync/engine.h"
#include "core/sync/http/curl_transport.h"
#include "core/sync/portals/intake_body.h"
#include "core/sync/portals/intake_v1.h"
#include "core/vault/sodium_secrets.h"
#include "tests/support/fakes.h"
#include "tests/support/open_vault.h"
#include "tests/support/portal_process.h"
#include "tests/support/temp_folder.h"

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace tests {

// What the stand-in gave its first device.
core::sync::PortalAccess accessTo(const PortalProcess& portal, const std::string& line = {});

class Counter {
  public:
    using MakePortal = std::function<std::unique_ptr<core::ports::Portal>(Counter&)>;

    // It speaks intake v1 to a stand-in of its own. `line`: the address that leads there; empty: straight to
    // it. Or it speaks to the portal that is made of its rooms.
    explicit Counter(const std::string& line = {}, const MakePortal& makePortal = {});

    // A dossier as the counter saves it, with files of these sizes.
    core::domain::Dossier take(const std::vector<std::int64_t>& fileSizes);
    // One run of the engine, which must not fail.
    core::sync::RunReport run();
    // Runs again and again, each time at the moment of the next try, until nothing waits; sums the runs up.
    core::sync::RunReport runUntilDone(int mostRuns = 60);
    // The program ends and starts anew on the same data.
    void restartProgram();

    // Of the portal that it speaks to.
    core::ports::PortalAbilities abilities() const;
    // What the dossier is called here now.
    std::string numberOf(const core::domain::Dossier& dossier);

    core::ports::Delivery delivery(const core::domain::Dossier& dossier);
    std::vector<core::ports::OutboxOp> ops(const core::domain::Dossier& dossier);
    core::ports::OutboxOp op(const core::domain::Dossier& dossier, core::ports::OpKind kind);
    std::int64_t auditLength();

    // What the portal holds.
    nlohmann::json atPortal() { return nlohmann::json::parse(portal.state()); }
    int requests(const std::string& kind);
    std::int64_t bodyBytes(const std::string& kind);
    // Exactly one copy of the revision and of each file, byte for byte, and a receipt.
    bool portalHasOnce(const core::domain::Dossier& dossier);
    bool portalHasNoReceipt() { return atPortal()["receipts"] == 0; }
    bool allWhole(const std::vector<core::domain::Dossier>& dossiers);

    bool takesProvisionally = false; // no number of its own

    TempFolder folder;
    PortalProcess portal{folder / "portal", folder / "province"};
    FakeClock clock;
    FakeRandom random;
    core::vault::SodiumSecrets secrets;
    core::vault::Vault vault{kCheapGuess};
    core::store::PosixFileSystem disk;
    core::store::DiskDocumentFiles files{disk, secrets, vault, folder / "documents"};
    std::unique_ptr<core::ports::Store> store;
    core::sync::CurlTransport transport;
    core::sync::IntakeV1 intake;
    std::unique_ptr<core::sync::Engine> engine;

  private:
    std::unique_ptr<core::ports::Portal> m_other; // none: intake

    core::domain::Document makeFile(std::int64_t size, std::vector<core::ports::SealedFile>& sealed);
    void startProgram();
    std::vector<core::ports::OutboxOp> opsFor(const core::domain::Dossier& dossier);

    int m_taken = 0;
};

} // namespace tests
