// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/house.h"

#include "app/composition/catalogue_folder.h"
#include "app/composition/doctor.h"
#include "app/composition/pipeline_filer.h"
#include "app/composition/post_room.h"
#include "app/composition/scanner_settings.h"
#include "app/composition/upkeep.h"
#include "app/lifecycle/log_file.h"
#include "app/lifecycle/system_clock.h"
#include "core/base/log.h"
#include "core/catalogue/units_file.h"
#include "core/domain/codes.h"
#include "core/store/backup/disk_backups.h"
#include "core/store/ballast.h"
#include "core/store/data_folder.h"
#include "core/store/disk_document_files.h"
#include "core/store/instance_lock.h"
#include "core/store/memory_index.h"
#include "core/store/posix_file_system.h"
#include "core/store/posix_stick.h"
#include "core/store/sqlite_store.h"
#include "core/sync/portals/enrolment.h"
#include "core/sync/portals/intake_body.h"
#include "core/sync/portals/intake_changes.h"
#include "core/usecases/change_catalogue.h"
#include "core/usecases/release_paper.h"
#include "core/vault/sodium_bundle_sealer.h"
#include "core/vault/sodium_secrets.h"
#include "core/vault/system_random.h"
#include "core/vault/vault.h"
#include "scanner/device/scanner_watch.h"
#include "scanner/device/worker_scan_source.h"
#include "ui/forms/slip_output.h"

#include <malloc.h>
#include <pthread.h>

#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace app::composition {

namespace base = core::base;
namespace ports = core::ports;
namespace usecases = core::usecases;
namespace pipeline = scanner::pipeline;

namespace {

constexpr int kDossiersCounted = 5'000;                 // some months of a counter
constexpr std::int64_t kMostReceipt_bytes = 64'000'000; // of a bundle with ten thousands of dossiers

// Opened in this order, closed in the reverse.
struct Ground {
    std::unique_ptr<ports::FileSystem> disk;
    core::store::InstanceLock lock;
    std::unique_ptr<core::vault::Vault> vault;
    std::unique_ptr<core::store::Ballast> ballast;
    std::unique_ptr<core::store::SqliteStore> store;
    std::unique_ptr<core::catalogue::Catalogue> catalogue;
};

// What this counter takes most comes first in the search.
base::Result<core::catalogue::Uses> usesIn(ports::Store& store) {
    core::catalogue::Uses found;
    const auto read = store.read([&](ports::Books& books) -> base::Result<void> {
        return books.dossiers().procedureUses(kDossiersCounted).map([&](auto uses) {
            found = std::move(uses);
        });
    });
    if (!read) return base::fail(read.error());
    return found;
}

base::Result<Ground> openGround(const Places& places) {
    auto disk = std::make_unique<core::store::PosixFileSystem>();
    const core::store::DataFolder folder{places.data};
    if (const auto made = disk->makeFolder(folder.batches()); !made)
        return base::fail(ports::StoreCode::FolderUnusable, made.error().detail, {places.data.string()});
    if (disk->exists(folder.restoring()))
        return base::fail(ports::StoreCode::RestoreUnfinished, "", {places.data.string()});
    auto lock = core::store::InstanceLock::take(folder.lock());
    if (!lock) return base::fail(lock.error());
    auto vault = std::make_unique<core::vault::Vault>();
    auto ballast = std::make_unique<core::store::Ballast>(*disk, places.data);
    auto store = core::store::SqliteStore::open(folder.database(), *vault, ballast.get());
    if (!store) return base::fail(store.error());
    auto uses = usesIn(**store);
    if (!uses) return base::fail(uses.error());
    auto catalogue = loadCatalogue(places, std::move(*uses));
    if (!catalogue) return base::fail(catalogue.error());
    return Ground{std::move(disk),    std::move(*lock),  std::move(vault),
                  std::move(ballast), std::move(*store), std::move(*catalogue)};
}

} // namespace

struct House::Parts {
    explicit Parts(Places where, Ground opened) : places(std::move(where)), ground(std::move(opened)) {}

    Places places;
    Ground ground;
    lifecycle::SystemClock clock;
    core::vault::SystemRandom random;
    core::vault::SodiumSecrets secrets;
    core::store::PosixFileSystem disk;
    core::store::DataFolder folder{places.data};
    core::store::DiskDocumentFiles documents{disk, secrets, *ground.vault, folder.documents()};
    PipelineFiler paper{folder.batches(), disk, clock, [this](const pipeline::Batch& batch) {
                            std::unique_lock lock(starting);
                            auto* reading = lanes.get();
                            lock.unlock();
                            if (reading) reading->forget(batch);
                        }};
    core::sync::IntakeBody format;
    core::sync::IntakeChanges changeFormat;

    usecases::SignIn signIn{*ground.store, *ground.vault, clock, random};
    usecases::Recover recovering{*ground.store, *ground.vault, clock};
    usecases::KeepDraft drafts{*ground.store, paper};
    usecases::ReceiveDossier receiving{
        {*ground.store, documents, *ground.ballast, paper, *ground.catalogue, format, clock, random}};
    usecases::OutboxList outbox{*ground.store};
    usecases::ReadDossier dossiers{*ground.store, documents, changeFormat, clock};
    usecases::ApplyChanges changes{*ground.store, changeFormat, clock};
    core::store::MemoryIndexes indexes;
    usecases::FindDossiers finding{*ground.store, indexes};
    usecases::VerifyStore verifying{*ground.store, documents};
    core::store::backup::DiskBackups backups{disk, secrets, folder.database(), folder.documents(),
                                             folder.catalogue()};
    usecases::BackUp backingUp{*ground.store, backups, clock};
    usecases::Retention retaining{*ground.store, documents, clock};
    usecases::Resealing resealing{*ground.store, *ground.vault, clock};
    usecases::Revocation revocation{{*ground.store, *ground.vault, *ground.vault, clock}};

    scanner::PictureProfile picture = scanner::PictureProfile::Compact; // as it was when the house was opened
    std::mutex starting; // scanner, lanes and post room start at their first use, on whatever thread
    std::unique_ptr<pipeline::PageLanes> lanes;
    std::shared_ptr<ports::ScannerTalk> talk;
    // By device and further drivers.
    std::map<std::pair<std::string, std::vector<std::string>>,
             std::unique_ptr<scanner::device::WorkerScanSource>>
        scanners;
    std::unique_ptr<PostRoom> postRoom;
    std::unique_ptr<Upkeep> upkeep;
    std::jthread filling; // of the search's index; guarded by starting
};

House::House(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
House::~House() = default;

base::Result<std::unique_ptr<House>> House::open(const Places& places) {
    lifecycle::startLog(places.data / "log", false);
    auto ground = openGround(places);
    if (!ground) return base::fail(ground.error());
    std::unique_ptr<House> house(new House(std::make_unique<Parts>(places, std::move(*ground))));
    usecases::releasePaper(house->store(), house->m_parts->paper);
    // The lanes may start on the GUI thread, which asks no store.
    if (const auto profiles = house->scanProfiles()) house->m_parts->picture = profiles->picture;
    return house;
}

const ports::Clock& House::clock() const {
    return m_parts->clock;
}

const ports::Procedures& House::procedures() const {
    return *m_parts->ground.catalogue;
}

base::Result<void> House::changeCatalogue(const core::catalogue::ImportPlan& plan,
                                          const usecases::SignedIn& by) {
    if (plan.refusal) return base::fail(*plan.refusal);
    usecases::ChangeCatalogue changing(store(), m_parts->clock);
    return changing.change(plan.report, plan.release.number, by, [&] {
        return core::catalogue::publish(plan.release, m_parts->folder.catalogue(), m_parts->disk);
    });
}

std::shared_ptr<const core::domain::ClosedLists> House::closedLists() const {
    const auto units = core::catalogue::loadUnits(m_parts->places.resources / "catalogue");
    if (!units) base::log(base::LogLevel::Warning, "catalogue", base::describe(units.error()));
    std::vector<std::string> names;
    if (units)
        for (const auto& unit : *units)
            names.push_back(unit.name);
    return std::make_shared<const core::domain::ClosedLists>(
        procedures().search({}, base::toLocal(clock().now()).date, ports::Procedures::kAll), names);
}

ports::Store& House::store() {
    return *m_parts->ground.store;
}

usecases::SignIn& House::signIn() {
    return m_parts->signIn;
}

usecases::Recover& House::recovering() {
    return m_parts->recovering;
}

void House::lock() {
    m_parts->finding.close();
    m_parts->ground.vault->lock();
    malloc_trim(0); // what the index held of persons goes back to the system
}

usecases::FindDossiers& House::finding() {
    return m_parts->finding;
}

void House::beginFinding(const usecases::SignedIn& clerk) {
    const std::scoped_lock lock(m_parts->starting);
    if (const auto opened = m_parts->finding.open(clerk); !opened)
        return base::log(base::LogLevel::Info, "search", base::describe(opened.error()));
    m_parts->filling = std::jthread([this](const std::stop_token& stop) {
        pthread_setname_np(pthread_self(), "search");
        if (const auto filled = m_parts->finding.fill(stop); !filled)
            base::log(base::LogLevel::Warning, "search", base::describe(filled.error()));
    });
}

usecases::KeepDraft& House::drafts() {
    return m_parts->drafts;
}

usecases::ReceiveDossier& House::receiving() {
    return m_parts->receiving;
}

usecases::OutboxList& House::outbox() {
    return m_parts->outbox;
}

usecases::ReadDossier& House::reading() {
    return m_parts->dossiers;
}

void House::readChanges() {
    if (const auto read = m_parts->changes.apply(); !read)
        base::log(base::LogLevel::Warning, "sync", "changes stay unread: " + base::describe(read.error()));
}

usecases::VerifyStore& House::verifying() {
    return m_parts->verifying;
}

usecases::BackUp& House::backingUp() {
    return m_parts->backingUp;
}

usecases::Retention& House::retaining() {
    return m_parts->retaining;
}

usecases::Resealing& House::resealing() {
    return m_parts->resealing;
}

base::Result<usecases::CounterSetup> House::setup() {
    std::optional<usecases::CounterSetup> found;
    const auto read = store().read([&](ports::Books& books) -> base::Result<void> {
        auto setup = usecases::loadSetup(books);
        if (!setup) return base::fail(setup.error());
        found = std::move(*setup);
        return {};
    });
    if (!read) return base::fail(read.error());
    return *found;
}

base::Result<void> House::setUp(const usecases::CounterSetup& setup, const ScanProfiles& profiles) {
    return store().write([&](ports::Books& books) -> base::Result<void> {
        const auto accounts = books.accounts().all();
        if (!accounts) return base::fail(accounts.error());
        if (!accounts->empty()) return base::fail(core::domain::DomainCode::AlreadySetUp);
        if (auto saved = usecases::saveSetup(books, setup); !saved) return saved;
        if (auto asked = usecases::refillNumbers(books, setup, m_parts->clock.now(), m_parts->random); !asked)
            return asked;
        return saveProfiles(books, profiles);
    });
}

base::Result<void> House::mayScan() {
    auto& reserve = *m_parts->ground.ballast;
    if (reserve.room() == ports::DiskRoom::Enough) return {};
    const auto free = std::to_string(reserve.free_mb());
    return base::fail(ports::StoreCode::LittleRoom, free + " MB", {free});
}

base::Result<void> House::takeFreshBlock(const usecases::NumberBlock& block) {
    return store().write([&](ports::Books& books) -> base::Result<void> {
        if (auto taken = usecases::takeFreshBlock(books, block); !taken) return taken;
        const auto range = std::to_string(block.first) + "," + std::to_string(block.last);
        return books.audit().append(
            {"numbers_given", "system", "", "{\"block\":[" + range + "]}", m_parts->clock.now()});
    });
}

base::Result<usecases::NumberFacts> House::numbers() {
    usecases::NumberFacts found;
    const auto read = store().read([&](ports::Books& books) -> base::Result<void> {
        const auto counter = usecases::loadSetup(books);
        if (!counter) return base::fail(counter.error());
        return usecases::numberFacts(books, *counter, m_parts->clock.now()).map([&](auto facts) {
            found = std::move(facts);
        });
    });
    if (!read) return base::fail(read.error());
    return found;
}

base::Result<ScanProfiles> House::scanProfiles() {
    ScanProfiles found;
    const auto read = store().read([&](ports::Books& books) -> base::Result<void> {
        auto profiles = loadProfiles(books);
        if (!profiles) return base::fail(profiles.error());
        found = std::move(*profiles);
        return {};
    });
    if (!read) return base::fail(read.error());
    return found;
}

base::Result<void> House::keepScanProfiles(const ScanProfiles& profiles) {
    return store().write([&](ports::Books& books) { return saveProfiles(books, profiles); });
}

scanner::device::WorkerScanSource& House::scanner(const ScanProfile& profile) {
    std::scoped_lock lock(m_parts->starting);
    auto& source = m_parts->scanners[{profile.request.device, profile.backends}];
    if (!source) {
        source = std::make_unique<scanner::device::WorkerScanSource>(settingsFor(m_parts->places, profile),
                                                                     m_parts->talk.get());
    }
    return *source;
}

void House::letScannerGo(const ScanProfile& profile) {
    std::unique_lock lock(m_parts->starting);
    const auto gone = m_parts->scanners.extract({profile.request.device, profile.backends});
    lock.unlock();
}

std::unique_ptr<scanner::device::ScannerWatch> House::watchScanners(const ScanProfile& profile) {
    return std::make_unique<scanner::device::ScannerWatch>(settingsFor(m_parts->places, profile),
                                                           scanner::device::udevMonitor(),
                                                           [](const scanner::device::ScannerNews&) {});
}

void House::hearScanners(std::shared_ptr<ports::ScannerTalk> talk) {
    m_parts->talk = std::move(talk);
}

pipeline::PageLanes& House::lanes() {
    std::scoped_lock lock(m_parts->starting);
    if (!m_parts->lanes) {
        pipeline::LaneSettings settings;
        settings.worker = m_parts->places.programs / "counterfoil-page-worker";
        settings.profile = m_parts->picture;
        m_parts->lanes = std::make_unique<pipeline::PageLanes>(std::move(settings));
    }
    return *m_parts->lanes;
}

base::Result<House::BatchPtr> House::newBatch() {
    return pipeline::Batch::create(m_parts->folder.batches(), ports::newId<base::BatchId>(m_parts->random),
                                   m_parts->disk, m_parts->clock);
}

base::Result<House::BatchPtr> House::openBatch(const base::BatchId& id) {
    return pipeline::Batch::open(m_parts->folder.batches(), id, m_parts->disk, m_parts->clock);
}

base::Result<pipeline::ImportedFile> House::importFile(const BatchPtr& batch,
                                                       const std::filesystem::path& file,
                                                       const pipeline::ImportProgress& progress,
                                                       const std::stop_token& stop) {
    if (const auto room = mayScan(); !room) return base::fail(room.error());
    pipeline::ImportSettings settings;
    settings.worker = m_parts->places.programs / "counterfoil-page-worker";
    return pipeline::importFile(batch, lanes(), m_parts->disk, settings, file, progress, stop);
}

base::DossierId House::newDossierId() {
    return ports::newId<base::DossierId>(m_parts->random);
}

base::Result<std::filesystem::path> House::makeSlip(const core::domain::Dossier& dossier,
                                                    const std::filesystem::path& file,
                                                    const std::string& printer) {
    const auto counter = setup();
    if (!counter) return base::fail(counter.error());
    const auto labels =
        forms::loadSlipTemplate(m_parts->places.resources / "templates/appointment_slip.json");
    if (!labels) return base::fail(labels.error());
    auto target =
        file.empty() ? runtimeFolder(m_parts->places) / "slips" / (dossier.id.hex() + ".pdf") : file;
    if (const auto made = m_parts->disk.makeFolder(std::filesystem::absolute(target).parent_path()); !made)
        return base::fail(made.error());

    const auto slip = forms::appointmentSlip(dossier, *counter);
    const auto now = m_parts->clock.now();
    if (const auto written = forms::writeSlipPdf(slip, *labels, target, now); !written)
        return base::fail(written.error());
    const auto& device = printer.empty() ? counter->printer : printer;
    if (device.empty()) return target;
    if (const auto printed = forms::printSlip(slip, *labels, {device, {}}, now); !printed)
        return base::fail(printed.error());
    return target;
}

base::Result<core::sync::RunReport> House::sendNow(const std::stop_token& stop) {
    const auto counter = setup();
    if (!counter) return base::fail(counter.error());
    if (counter->portalUrl.empty()) return base::fail(ports::PortalCode::NotConfigured);
    PostRoom room(
        *counter, {store(), m_parts->documents, m_parts->secrets, m_parts->clock, m_parts->random},
        [this] { readChanges(); }, [this](const std::string& revoked) { noteService(revoked); });
    return room.sendNow(stop);
}

base::Result<ports::EnrolmentAnswer> House::enrol(const usecases::EnrolmentOrder& order,
                                                  const std::string& authority,
                                                  const usecases::SignedIn& by) {
    core::sync::CurlTransport transport([&]() -> base::Result<core::sync::TlsAccess> {
        core::sync::TlsAccess tls; // an earlier certificate may have been revoked: none is shown
        tls.authority = authority;
        tls.pins = order.portalPins;
        return tls;
    });
    usecases::Enrol enrolling(store(), m_parts->secrets, m_parts->clock);
    auto answer = enrolling.enrol(order, by, [&](const ports::EnrolmentQuestion& question) {
        return core::sync::askForEnrolment(order.portalUrl, transport, question,
                                           ports::newId<base::OpId>(m_parts->random).hex(), {});
    });
    if (!answer) return answer;
    const auto counter = setup();
    if (!counter) return base::fail(counter.error());
    PostRoom room(*counter, {store(), m_parts->documents, m_parts->secrets, m_parts->clock, m_parts->random},
                  {}, {});
    if (const auto learnt = room.learnKeys(); !learnt)
        base::log(base::LogLevel::Warning, "sync",
                  "no keys of the portal yet: " + base::describe(learnt.error()));
    return answer;
}

void House::noteService(const std::string& revoked) {
    if (const auto noted = m_parts->revocation.note(revoked); !noted)
        base::log(base::LogLevel::Error, "sync", base::describe(noted.error()));
}

base::Result<std::string> House::wipe(const std::string& command, const usecases::SignedIn& by) {
    const auto counter = setup();
    if (!counter) return base::fail(counter.error());
    const auto root = core::sync::receiptKeyFromHex(counter->rootKeyHex);
    const auto read = root ? core::sync::wipeCommandFrom(command, *root, m_parts->secrets) : std::nullopt;
    if (!read) return base::fail(ports::PortalCode::WrongCommand, "not signed by the root key");
    m_parts->finding.close();
    return m_parts->revocation.wipe({read->device, read->key}, by);
}

base::Result<core::sync::BundleReport> House::writeBundles(const std::filesystem::path& folder,
                                                           std::int64_t most_bytes) {
    const auto counter = setup();
    if (!counter) return base::fail(counter.error());
    const auto portal = ports::boxPublicFromHex(counter->portalKeyHex);
    if (!portal) return base::fail(ports::PortalCode::NoPortalKey);
    core::store::PosixStick stick;
    core::vault::SodiumBundleSealer sealer;
    core::sync::BundleWriter writer({store(), m_parts->documents, *m_parts->ground.vault, sealer,
                                     m_parts->secrets, stick, m_parts->clock, m_parts->random},
                                    {counter->officeId, counter->deviceId, *portal});
    return writer.write(folder, most_bytes);
}

base::Result<core::sync::ImportedReceipts> House::importBundleReceipt(const std::filesystem::path& file) {
    const auto counter = setup();
    if (!counter) return base::fail(counter.error());
    const auto name = file.filename().string();
    const auto size = m_parts->disk.size(file);
    if (!size || *size > kMostReceipt_bytes)
        return base::fail(ports::PortalCode::NoReceiptFile, file.string(), {name});
    const auto content = m_parts->disk.read(file);
    if (!content) return base::fail(ports::PortalCode::NoReceiptFile, content.error().detail, {name});
    core::sync::BundleReceipts receipts({store(), m_parts->secrets, m_parts->clock},
                                        rulesOf(accessOf(*counter, store())));
    return receipts.import(*content, name);
}

base::Result<usecases::LinkFacts> House::lookAtLink() {
    const auto counter = setup();
    if (!counter) return base::fail(counter.error());
    return composition::lookAtLink(
        *counter, {store(), m_parts->secrets, *m_parts->ground.ballast, m_parts->clock, m_parts->random});
}

PostRoom& House::postRoom() {
    std::scoped_lock lock(m_parts->starting);
    if (!m_parts->postRoom) {
        const auto counter = setup();
        m_parts->postRoom = std::make_unique<PostRoom>(
            counter.value_or(usecases::CounterSetup{}),
            PostRoom::Rooms{store(), m_parts->documents, m_parts->secrets, m_parts->clock, m_parts->random},
            [this] { readChanges(); }, [this](const std::string& revoked) { noteService(revoked); });
    }
    return *m_parts->postRoom;
}

ports::Courier& House::courier() {
    return postRoom().courier();
}

void House::linkIsIn() {
    postRoom().linkIsIn();
}

void House::setMetered(bool isMetered) {
    postRoom().setMetered(isMetered);
}

void House::wakeCourier() {
    postRoom().wake();
}

Upkeep& House::upkeep() {
    std::scoped_lock lock(m_parts->starting);
    if (!m_parts->upkeep) {
        const auto counter = setup();
        m_parts->upkeep =
            std::make_unique<Upkeep>(backingUp(), retaining(), resealing(), *m_parts->ground.ballast,
                                     counter ? counter->backupFolder : std::string());
    }
    return *m_parts->upkeep;
}

} // namespace app::composition
