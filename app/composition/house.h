// SPDX-License-Identifier: GPL-3.0-or-later
// The counter, put together: every concrete object is made here, and only here. Made and destroyed on the
// main thread; the parts say themselves who may call them.
#pragma once

#include "app/composition/places.h"
#include "app/composition/scan_profile.h"
#include "core/base/result.h"
#include "core/domain/post_correction.h"
#include "core/ports/courier.h"
#include "core/ports/procedures.h"
#include "core/sync/bundle/bundle_receipts.h"
#include "core/sync/bundle/bundle_writer.h"
#include "core/sync/run_report.h"
#include "core/usecases/apply_changes.h"
#include "core/usecases/back_up.h"
#include "core/usecases/counter_setup.h"
#include "core/usecases/diagnose.h"
#include "core/usecases/enrol.h"
#include "core/usecases/find_dossiers.h"
#include "core/usecases/keep_draft.h"
#include "core/usecases/numbers.h"
#include "core/usecases/outbox_list.h"
#include "core/usecases/read_dossier.h"
#include "core/usecases/receive_dossier.h"
#include "core/usecases/recover.h"
#include "core/usecases/resealing.h"
#include "core/usecases/retention.h"
#include "core/usecases/revocation.h"
#include "core/usecases/sign_in.h"
#include "core/usecases/verify_store.h"
#include "scanner/pipeline/batch.h"
#include "scanner/pipeline/file_import.h"
#include "scanner/pipeline/page_lanes.h"

#include <memory>
#include <string>

namespace core::catalogue {
struct ImportPlan;
} // namespace core::catalogue

namespace scanner::device {
class ScannerWatch;
class WorkerScanSource;
} // namespace scanner::device

namespace app::composition {

class Upkeep;
class PostRoom;

class House {
  public:
    template<class T>
    using Result = core::base::Result<T>;
    using BatchPtr = std::shared_ptr<scanner::pipeline::Batch>;

    // Opens the data folder, made if need be, and locks it for this program's life. Errors: InUse, TooNew,
    // NotOurs, Damaged, FolderUnusable, CatalogueUnreadable ...
    [[nodiscard]] static Result<std::unique_ptr<House>> open(const Places& places);
    ~House();

    [[nodiscard]] const core::ports::Clock& clock() const;
    [[nodiscard]] const core::ports::Procedures& procedures() const;
    // What the plan says comes into force, and into the audit; for whoever opens the house from now on.
    // Errors: NotAllowed, ImportDayOver, what the plan is refused for, StoreCode.
    [[nodiscard]] Result<void> changeCatalogue(const core::catalogue::ImportPlan& plan,
                                               const core::usecases::SignedIn& by);
    // Titles, labels and units as they are spelled, read and made at each call: a tenth of a second, any
    // thread. Without the file of units it holds none; that goes into the log.
    [[nodiscard]] std::shared_ptr<const core::domain::ClosedLists> closedLists() const;
    core::ports::Store& store();

    core::usecases::SignIn& signIn();
    core::usecases::Recover& recovering();
    // The PC becomes a device of the province. `authority` (PEM) alone is believed until the answer has come;
    // empty: those of the system. What the portal tells of its keys is asked for afterwards; without them the
    // enrolment holds all the same.
    [[nodiscard]] Result<core::ports::EnrolmentAnswer> enrol(const core::usecases::EnrolmentOrder& order,
                                                             const std::string& authority,
                                                             const core::usecases::SignedIn& by);
    // By a command of the province (JSON, signed by its root key): see Revocation::wipe().
    [[nodiscard]] Result<std::string> wipe(const std::string& command, const core::usecases::SignedIn& by);
    // Nobody is signed in any more: the index of the search is dropped, the keys are wiped, but for the
    // courier's.
    void lock();
    core::usecases::KeepDraft& drafts();
    core::usecases::ReceiveDossier& receiving();
    core::usecases::OutboxList& outbox();
    core::usecases::ReadDossier& reading();
    core::usecases::FindDossiers& finding();
    // Opens the index of the search for whoever has signed in, and fills it on a thread of its own until it
    // is full or lock() comes. Who may read no dossier has none.
    void beginFinding(const core::usecases::SignedIn& clerk);
    // What the portal has told becomes what is known of the dossiers. After a sign-in; the courier sees to it
    // whenever it has brought something. What goes wrong goes into the log, and is read the next time.
    void readChanges();
    core::usecases::VerifyStore& verifying();
    core::usecases::BackUp& backingUp();
    core::usecases::Retention& retaining();
    core::usecases::Resealing& resealing();

    [[nodiscard]] Result<core::usecases::CounterSetup> setup();
    // First set-up of the counter; one that broke off before anybody had an account is done anew. Errors:
    // AlreadySetUp.
    [[nodiscard]] Result<void> setUp(const core::usecases::CounterSetup& setup, const ScanProfiles& profiles);

    // A block of numbers in place of the counter's range. Errors: NumberBlockUsed, NotSetUp.
    [[nodiscard]] Result<void> takeFreshBlock(const core::usecases::NumberBlock& block);

    // Errors: NotSetUp.
    [[nodiscard]] Result<core::usecases::NumberFacts> numbers();

    // Whether the disk has room for new pages. Errors: LittleRoom.
    [[nodiscard]] Result<void> mayScan();

    // Paper. The scanner and the page workers start at their first use.
    [[nodiscard]] Result<ScanProfiles> scanProfiles();
    [[nodiscard]] Result<void> keepScanProfiles(const ScanProfiles& profiles);
    // Each device has a source of its own: several scan at once.
    scanner::device::WorkerScanSource& scanner(const ScanProfile& profile);
    // Ends what is open there; may take seconds. Not while it scans.
    void letScannerGo(const ScanProfile& profile);
    // Looks around when a USB device came or went, and when it is asked to.
    std::unique_ptr<scanner::device::ScannerWatch> watchScanners(const ScanProfile& profile);
    // What scanners have to say goes there, until the house is gone. Before the first scanner.
    void hearScanners(std::shared_ptr<core::ports::ScannerTalk> talk);
    scanner::pipeline::PageLanes& lanes();
    [[nodiscard]] Result<BatchPtr> newBatch();
    [[nodiscard]] Result<BatchPtr> openBatch(const core::base::BatchId& id);
    // A foreign file into a batch; blocks while it is taken apart, its pages may then still be in reading.
    // Errors: LittleRoom, PageCode, StoreCode.
    [[nodiscard]] Result<scanner::pipeline::ImportedFile>
    importFile(const BatchPtr& batch, const std::filesystem::path& file,
               const scanner::pipeline::ImportProgress& progress, const std::stop_token& stop);
    core::base::DossierId newDossierId();

    // The slip of an accepted dossier as a PDF in `file`; empty: in the runtime folder, under the dossier's
    // id, as it names persons. Printed too where the counter has a printer, or `printer` names one. Answers
    // with the file. Errors: PrintCode.
    [[nodiscard]] Result<std::filesystem::path> makeSlip(const core::domain::Dossier& dossier,
                                                         const std::filesystem::path& file = {},
                                                         const std::string& printer = {});

    // Sends what can be sent now. Errors: NotConfigured.
    [[nodiscard]] Result<core::sync::RunReport> sendNow(const std::stop_token& stop);
    // What waits, in bundles on a stick. Errors: NoPortalKey, those of BundleWriter::write().
    [[nodiscard]] Result<core::sync::BundleReport> writeBundles(const std::filesystem::path& folder,
                                                                std::int64_t most_bytes);
    // Errors: NotConfigured, those of BundleReceipts::import().
    [[nodiscard]] Result<core::sync::ImportedReceipts> importBundleReceipt(const std::filesystem::path& file);
    // What lies between this counter and its portal, for `diagnose`. Sends nothing; asks network and portal.
    [[nodiscard]] Result<core::usecases::LinkFacts> lookAtLink();
    // The courier of the window: sends whenever there is something to send, until the house is gone. Without
    // a portal it only says so. Starts at the first call.
    core::ports::Courier& courier();
    // What is known of the network, for the courier. Any thread.
    void linkIsIn();
    void setMetered(bool isMetered);
    // Something new lies in the outbox.
    void wakeCourier();
    // What the window's PC does for itself, until the house is gone. Starts at the first call.
    Upkeep& upkeep();

  private:
    void noteService(const std::string& revoked);
    struct Parts;
    PostRoom& postRoom();
    explicit House(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace app::composition
