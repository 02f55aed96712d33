// SPDX-License-Identifier: GPL-3.0-or-later
// A counter that only sends: its store, its files, its engine, and the portal stand-in as a process of its
// own. One thread at a time.
#pragma once

#include "app/bench/outcome.h"
#include "app/lifecycle/system_clock.h"
#include "core/store/disk_document_files.h"
#include "core/store/posix_file_system.h"
#include "core/store/sqlite_store.h"
#include "core/sync/engine.h"
#include "core/sync/http/curl_transport.h"
#include "core/sync/portals/intake_v1.h"
#include "core/vault/sodium_secrets.h"
#include "core/vault/system_random.h"
#include "core/vault/vault.h"

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app::bench {

// counterfoil-portal, which lies beside this program; it ends with its owner.
class PortalRun {
  public:
    // Port 0: any. It lives in the network namespace of the thread that calls.
    [[nodiscard]] static Outcome<std::unique_ptr<PortalRun>> start(const std::filesystem::path& data,
                                                                   int port);
    ~PortalRun();
    PortalRun(const PortalRun&) = delete;
    PortalRun& operator=(const PortalRun&) = delete;

    [[nodiscard]] std::string address() const;
    [[nodiscard]] core::sync::PortalAccess access() const;
    // From a thread that reaches it: orders of tests/peers/README.md; false when it does not take them.
    [[nodiscard]] bool control(const std::string& order) const;
    // JSON: what it holds and was asked.
    [[nodiscard]] std::string state() const;

  private:
    PortalRun() = default;

    pid_t m_process = -1;
    int m_port = 0;
    std::string m_receiptKey;
};

// Takes the time from the first request about an upload to the last answer.
class TimedTransport final : public core::ports::Transport {
  public:
    [[nodiscard]] core::base::Result<core::ports::HttpAnswer>
    perform(const core::ports::HttpRequest& request, const std::function<void(std::int64_t sent)>& progress,
            const std::stop_token& stop) override;
    [[nodiscard]] double uploadSeconds() const;

  private:
    core::sync::CurlTransport m_transport;
    std::optional<std::chrono::steady_clock::time_point> m_first;
    std::chrono::steady_clock::time_point m_last;
};

class SyncCounter {
  public:
    [[nodiscard]] static Outcome<std::unique_ptr<SyncCounter>> make(const std::filesystem::path& folder,
                                                                    core::sync::PortalAccess access);

    // A dossier with files of these sizes, saved and queued. `n`: no other of this portal has it.
    [[nodiscard]] Outcome<core::domain::Dossier> take(int n, const std::vector<std::int64_t>& sizes);
    // Many without files, quickly.
    [[nodiscard]] Outcome<void> fill(int from, int count);
    // Runs, and waits for the next try, until nothing is left to send. What waits for a person is an error.
    [[nodiscard]] Outcome<core::sync::RunReport> sendAll();
    // The portal has the metadata of its first revision, and has said so.
    [[nodiscard]] bool isKnownAtPortal(const core::domain::Dossier& dossier);

    lifecycle::SystemClock clock;
    core::vault::SodiumSecrets secrets;
    core::vault::SystemRandom random;
    core::vault::Vault vault{core::vault::PassphraseCost{1, 8192}}; // nobody signs in here
    core::store::PosixFileSystem disk;
    core::store::DiskDocumentFiles files;
    std::unique_ptr<core::store::SqliteStore> store;
    TimedTransport transport;
    core::sync::IntakeV1 intake;
    std::unique_ptr<core::sync::Engine> engine;

  private:
    SyncCounter(const std::filesystem::path& folder, core::sync::PortalAccess access);

    std::filesystem::path m_database;
};

} // namespace app::bench
