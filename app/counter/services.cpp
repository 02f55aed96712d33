// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/counter/services.h"

#include "app/composition/upkeep.h"
#include "app/counter/sticks.h"
#include "core/base/log.h"
#include "scanner/device/device_identity.h"
#include "scanner/device/scanner_watch.h"
#include "scanner/device/worker_scan_source.h"

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace app::counter {
namespace {

namespace base = core::base;
namespace ports = core::ports;
namespace usecases = core::usecases;
using composition::House;
using composition::PaperKind;
using composition::ScanProfile;
using ui::models::Services;

// The scanner that F5 uses. The GUI thread names it, a worker thread scans with it.
class ChosenScanner {
  public:
    ChosenScanner(House& house, composition::ScanProfiles profiles)
        : m_house(house)
        , m_profiles(std::move(profiles))
        , m_watch(house.watchScanners(m_profiles.documents)) {}

    [[nodiscard]] ScanProfile profile(PaperKind kind = PaperKind::Documents) const {
        std::scoped_lock lock(m_mutex);
        return m_profiles.of(kind);
    }

    // Sheets from a folder belong to the driver that reads files; another scanner has a feeder of its own.
    void choose(const ports::ScannerInfo& scanner) {
        std::scoped_lock lock(m_mutex);
        const auto& device = m_profiles.documents.request.device;
        if (device == scanner.id || device == scanner.name) return;
        for (const auto kind : {PaperKind::Documents, PaperKind::IdCard, PaperKind::Photo}) {
            auto& profile = m_profiles.of(kind);
            m_left.push_back(profile);
            profile.request.device = scanner.id;
            profile.stack.clear();
        }
    }

    // `again`: the page in whose place one sheet is scanned; 0: a whole stack is.
    base::Result<ports::ScanEnd> scan(const Services::Batch& batch, PaperKind kind, int again,
                                      const std::stop_token& stop) {
        if (const auto room = m_house.mayScan(); !room) return base::fail(room.error());
        leave();
        const auto wanted = profile(kind);
        auto& scanner = m_house.scanner(wanted);
        if (again > 0)
            return composition::scanPageAgain(batch, m_house.lanes(), scanner, wanted, again, stop);
        return composition::scanStack(batch, m_house.lanes(), scanner, wanted, stop);
    }

    base::Result<void> standBy(const std::stop_token& stop) {
        leave();
        const auto wanted = profile();
        const bool isNone = wanted.request.device.empty() || !wanted.stack.empty();
        if (isNone) return {};
        return m_house.scanner(wanted).standBy(wanted.request.device, stop);
    }

    // What is known is shown at once, and looked at again for the next time.
    base::Result<std::vector<ports::ScannerInfo>> list(const std::stop_token& stop) {
        auto known = m_watch->scanners();
        if (known.empty()) return m_watch->lookAndWait(stop);
        m_watch->look();
        return known;
    }

  private:
    // After a choice, on the thread that scans: the same scanner under its other name would find itself busy;
    // and the next start of the program finds the choice.
    void leave() {
        std::unique_lock lock(m_mutex);
        const auto left = std::exchange(m_left, {});
        const auto profiles = m_profiles;
        lock.unlock();
        if (left.empty()) return;
        for (const auto& profile : left)
            m_house.letScannerGo(profile);
        if (const auto kept = m_house.keepScanProfiles(profiles); !kept)
            base::log(base::LogLevel::Warning, "scan", base::describe(kept.error()));
    }

    House& m_house;
    mutable std::mutex m_mutex;
    composition::ScanProfiles m_profiles;
    std::vector<ScanProfile> m_left; // no longer chosen, perhaps still open
    std::unique_ptr<scanner::device::ScannerWatch> m_watch;
};

void addPaper(Services& services, House& house, const std::shared_ptr<ChosenScanner>& scanner) {
    services.newBatch = [&house] { return house.newBatch(); };
    services.openBatch = [&house](const base::BatchId& id) { return house.openBatch(id); };
    services.readPages = [&house](const Services::Batch& batch) { house.lanes().read(batch); };
    services.scanStack = [scanner](const Services::Batch& batch, PaperKind kind,
                                   const std::stop_token& stop) {
        return scanner->scan(batch, kind, 0, stop);
    };
    services.scanAgain = [scanner](const Services::Batch& batch, PaperKind kind, int page,
                                   const std::stop_token& stop) {
        return scanner->scan(batch, kind, page, stop);
    };
    services.standBy = [scanner](const std::stop_token& stop) { return scanner->standBy(stop); };
    services.hearScanners = [&house](std::shared_ptr<ports::ScannerTalk> talk) {
        house.hearScanners(std::move(talk));
    };
    services.scanners = [scanner](const std::stop_token& stop) { return scanner->list(stop); };
    services.chooseScanner = [scanner](const ports::ScannerInfo& chosen) { scanner->choose(chosen); };
    services.scannerName = [scanner] { return scanner::device::labelOf(scanner->profile().request.device); };
}

void addActs(Services& services, House& house) {
    services.signIn = [&house](const std::string& name, const std::string& passphrase) {
        auto clerk = house.signIn().signIn(name, passphrase);
        if (!clerk) return clerk;
        house.readChanges();
        house.wakeCourier(); // before the first sign-in nothing can be sent
        house.beginFinding(*clerk);
        return clerk;
    };
    services.lock = [&house] { house.lock(); };
    services.waiting = [&house] { return house.signIn().waiting(); };
    services.newDossierId = [&house] { return house.newDossierId(); };
    services.keepDraft = [&house](const usecases::Intake& intake, const usecases::SignedIn& clerk) {
        return house.drafts().keep(intake, clerk);
    };
    services.discardDraft = [&house](const usecases::Intake& intake, const usecases::SignedIn& clerk) {
        return house.drafts().discard(intake, clerk);
    };
    services.openDrafts = [&house](const usecases::SignedIn& clerk) { return house.drafts().open(clerk); };
    services.receive = [&house](const usecases::Intake& intake, const usecases::SignedIn& clerk) {
        auto dossier = house.receiving().receive(intake, clerk);
        if (dossier) house.wakeCourier();
        return dossier;
    };
    services.makeSlip = [&house](const core::domain::Dossier& dossier) { return house.makeSlip(dossier); };
    services.findDossiers = [&house](const std::string& typed, const usecases::SignedIn& clerk) {
        return house.finding().find(typed, clerk);
    };
    services.findDeeper = [&house](const std::string& typed, const usecases::SignedIn& clerk,
                                   const std::stop_token& stop, const std::function<void(double)>& progress) {
        return house.finding().findDeeper(typed, clerk, stop, progress);
    };
    services.openDossier = [&house](const base::DossierId& id, const usecases::SignedIn& clerk) {
        return house.reading().find(id.hex(), clerk);
    };
    services.outboxRows = [&house](const usecases::SignedIn& clerk) { return house.outbox().rows(clerk); };
    services.sendAgain = [&house](const usecases::OutboxRow& row) {
        auto queued = house.outbox().sendAgain(row);
        if (queued) house.wakeCourier();
        return queued;
    };
    services.confirmSeen = [&house](const usecases::OutboxRow& row, const usecases::SignedIn& clerk) {
        auto confirmed = house.outbox().confirmSeen(row, clerk, house.clock().now());
        if (confirmed) house.wakeCourier();
        return confirmed;
    };
}

void addSticks(Services& services, House& house) {
    services.sticks = [] { return sticks(); };
    services.writeBundles =
        [&house](const std::filesystem::path& stick) -> base::Result<ui::models::BundleNews> {
        const auto report = house.writeBundles(stick, core::sync::BundleWriter::kMost_bytes);
        if (!report) return base::fail(report.error());
        ui::models::BundleNews news;
        for (const auto& bundle : report->bundles)
            news.bundles.push_back({bundle.number, bundle.file.string(), bundle.dossiers});
        news.leftOut = static_cast<int>(report->leftOut.size());
        return news;
    };
    services.importReceipts = [&house](const std::filesystem::path& stick) {
        std::vector<base::Result<ui::models::ReceiptNews>> all;
        for (const auto& file : receiptsOn(stick))
            all.push_back(house.importBundleReceipt(file).map([](const core::sync::ImportedReceipts& done) {
                return ui::models::ReceiptNews{done.bundle, done.acknowledged, done.before, done.refused,
                                               done.hasGap};
            }));
        if (!all.empty()) house.wakeCourier();
        return all;
    };
}

void addBackup(Services& services, composition::Upkeep& upkeep) {
    services.backupTrouble = [&upkeep] { return upkeep.trouble(); };
    services.hearBackup = [&upkeep](std::function<void()> listener) { upkeep.onChange(std::move(listener)); };
}

} // namespace

base::Result<Services> servicesOf(House& house) {
    const auto setup = house.setup();
    if (!setup) return base::fail(setup.error());
    const auto profiles = house.scanProfiles();
    if (!profiles) return base::fail(profiles.error());

    Services services;
    services.head = {setup->office, setup->postOffice, setup->range.counter, setup->returnPlace};
    services.clock = &house.clock();
    services.procedures = &house.procedures();
    services.closedLists = [&house] { return house.closedLists(); };
    services.courier = &house.courier();
    addBackup(services, house.upkeep());
    addActs(services, house);
    addSticks(services, house);
    addPaper(services, house, std::make_shared<ChosenScanner>(house, *profiles));
    return services;
}

} // namespace app::counter
