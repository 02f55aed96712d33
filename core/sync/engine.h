// SPDX-License-Identifier: GPL-3.0-or-later
// Brings what lies in the outbox to the portal, takes the receipts in, and keeps what the portal tells. It
// reads only the outbox, and the heads of the audit that it names, and writes only states, uploads, receipts
// and the portal's changes. One request is in the air; each operation is marked `Sending` on the platter
// before its first byte leaves, and nothing is acknowledged without a verified receipt. One dossier in
// trouble never holds another. runUntilIdle() belongs to one thread; endWaits() and sendNow() may be called
// from any.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/courier.h"
#include "core/ports/document_files.h"
#include "core/ports/portal.h"
#include "core/ports/random.h"
#include "core/ports/store.h"
#include "core/sync/counted_store.h"
#include "core/sync/feed_reader.h"
#include "core/sync/file_sender.h"
#include "core/sync/lanes.h"
#include "core/sync/open_ops.h"
#include "core/sync/queue_pause.h"
#include "core/sync/run_report.h"
#include "core/sync/step.h"

#include <atomic>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace core::sync {

class Engine {
  public:
    struct Rooms {
        core::ports::Store& store;
        core::ports::DocumentFiles& files;
        core::ports::Portal& portal;
        const core::ports::Clock& clock;
        core::ports::Random& random;
    };

    explicit Engine(Rooms rooms);
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    // Works until nothing is ready now or a stop is requested. Errors: those of the store, VaultLocked when
    // something is ready before the first sign-in; the portal's troubles stand in the report and with the
    // operations.
    [[nodiscard]] core::base::Result<RunReport> runUntilIdle(const std::stop_token& stop);
    // The link came up: every wait is over.
    void endWaits() { m_endWaits = true; }
    // "Send now": so is that for another network, until the files that wait by then are sent.
    void sendNow() {
        m_filesAsked = true;
        endWaits();
    }
    // The network costs by what it carries: files wait for sendNow(), or until they have waited for 4 h. Any
    // thread.
    void setMetered(bool isMetered) { m_isMetered = isMetered; }
    // Set before the first run; called from the thread that runs.
    void onStatus(std::function<void(const core::ports::CourierStatus&)> listener);
    // The portal has taken this device out of service (the last part of the problem's type), or takes it
    // again (nothing). As onStatus().
    void onService(std::function<void(const std::string& revoked)> listener) {
        m_service = std::move(listener);
    }
    // The portal has told something new, which lies in the feed's book. As onStatus().
    void onNews(std::function<void()> listener) { m_news = std::move(listener); }

  private:
    using Books = core::ports::Books;
    using Op = core::ports::OutboxOp;
    using Setback = core::ports::Setback;
    using Done = core::base::Result<void>;

    [[nodiscard]] Done start();
    [[nodiscard]] bool wokenUp(Op& op) const;
    [[nodiscard]] Done leaveRestored(Books& books, const std::vector<Op>& open) const;
    [[nodiscard]] Done clearWaits();
    [[nodiscard]] bool mayGoOn(const std::vector<Op>& open, const std::stop_token& stop);
    [[nodiscard]] bool probed(const std::stop_token& stop);
    [[nodiscard]] Done complete(const std::vector<Op>& open);
    [[nodiscard]] bool mayAsk(const std::optional<Op>& next) const;
    [[nodiscard]] Done askForChanges(const std::stop_token& stop);

    // What an operation sends: of a delivery, or an event, or a wish for numbers.
    struct Cargo {
        core::ports::Delivery delivery;
        core::ports::SignedHead head;
        core::ports::NumberLease lease;
    };
    [[nodiscard]] static core::base::Result<Cargo> cargoOf(Books& books, const Op& op);
    [[nodiscard]] Done perform(Op op, const std::vector<Op>& open, const std::stop_token& stop);
    [[nodiscard]] Done quarantine(Op op, const core::base::Error& error);
    [[nodiscard]] static bool mayBeOut(const Op& op);
    [[nodiscard]] Done leaveToClerk(Op op);
    [[nodiscard]] Step<void> put(Op& op, const core::ports::Delivery& delivery, const std::stop_token& stop);
    [[nodiscard]] Step<void> sendFile(Op& op, const core::ports::Delivery& delivery,
                                      const std::vector<Op>& open, const std::stop_token& stop);
    [[nodiscard]] Step<void> commit(Op& op, const core::ports::Delivery& delivery, bool mayBeOut,
                                    const std::stop_token& stop);

    [[nodiscard]] core::base::Result<std::vector<core::ports::Upload>>
    uploadsOf(const core::ports::Delivery& delivery);
    [[nodiscard]] Step<void> sendHead(Op& op, const core::ports::SignedHead& head,
                                      const std::stop_token& stop);

    [[nodiscard]] Step<void> leaseNumbers(Op& op, const core::ports::NumberLease& lease,
                                          const std::stop_token& stop);

    // engine_outcomes.cpp
    [[nodiscard]] Step<void> keepNumbers(Op& op, const core::ports::NumberLease& lease,
                                         const core::ports::LeasedNumbers& given);
    [[nodiscard]] Step<void> keepAccepted(Op& op, const core::ports::Delivery& delivery,
                                          const core::ports::Accepted& accepted);
    [[nodiscard]] Step<void> keepStage(Op& op, const std::string& stage);
    [[nodiscard]] Step<void> acknowledge(const core::ports::Delivery& delivery,
                                         const core::ports::Receipt& receipt);
    [[nodiscard]] Step<void> putAnew(Op& op);
    [[nodiscard]] Step<void> sendMissingFiles(Op& op, const std::vector<core::base::DocumentId>& missing);
    [[nodiscard]] Step<void> sendAnew(Op& op, const core::ports::Delivery& delivery,
                                      const std::vector<core::base::DocumentId>& mismatched,
                                      const std::stop_token& stop);
    [[nodiscard]] Step<void> sendFileAnew(Op& fileOp, const core::ports::RevisionFile& file,
                                          const core::ports::RequestStamp& stamp,
                                          const std::stop_token& stop);
    [[nodiscard]] Done settle(Op op, const Trouble& trouble, const std::stop_token& stop);
    void keepTrouble(Op& op, const Setback& setback) const;
    void considerPause(const Op& op, const Setback& setback, const std::stop_token& stop);
    void pauseAll(const Setback& setback);

    static void markDone(Op& op);
    [[nodiscard]] Step<void> keep(const Op& op);
    [[nodiscard]] core::ports::RequestStamp stampOf(const Op& op) const;
    [[nodiscard]] std::string newRequestId();
    void showLink(core::ports::LinkState link);
    void showWaiting(const std::vector<Op>& open);
    [[nodiscard]] bool doFilesWait(const std::vector<Op>& open);
    void showProgress(const core::ports::RevisionFile& file,
                      const std::vector<core::ports::RevisionFile>& all, const std::vector<Op>& open,
                      std::int64_t offset);

    CountedStore m_store;
    Rooms m_rooms;
    const core::ports::PortalAbilities m_abilities;
    OpenOps m_open{m_store, m_abilities};
    RunReport m_report;
    FileSender m_sender;
    FeedReader m_feed;
    int m_toldOf = 0;         // receipts of this run before the last question
    bool m_isAwaited = false; // somebody waits for this run
    Lanes m_lanes;
    QueuePause m_pause;
    std::string m_incarnation;
    bool m_started = false;
    std::atomic<bool> m_endWaits = false;
    std::atomic<bool> m_filesAsked = false;
    std::atomic<bool> m_isMetered = false;
    bool m_filesAnyway = false; // somebody said so
    core::ports::CourierStatus m_status;
    std::function<void(const core::ports::CourierStatus&)> m_listener;
    std::function<void()> m_news;
    std::function<void(const std::string&)> m_service;
};

} // namespace core::sync
