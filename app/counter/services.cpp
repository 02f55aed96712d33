// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/counter/services.h"

#include <memory>
#include <mutex>
#include <utility>

namespace app::counter {
namespace {

namespace base = core::base;
namespace ports = core::ports;
namespace usecases = core::usecases;
using composition::House;
using composition::ScanProfile;
using ui::models::Services;

// The scanner that F5 uses. The GUI thread names it, a worker thread scans with it.
class ChosenScanner {
  public:
    ChosenScanner(House& house, ScanProfile profile) : m_house(house), m_profile(std::move(profile)) {}

    [[nodiscard]] ScanProfile profile() const {
        std::scoped_lock lock(m_mutex);
        return m_profile;
    }

    // Sheets from a folder belong to the driver that reads files; another scanner has a feeder of its own.
    void choose(const ports::ScannerInfo& scanner) {
        std::scoped_lock lock(m_mutex);
        if (m_profile.request.device == scanner.name) return;
        m_profile.request.device = scanner.name;
        m_profile.stack.clear();
    }

    base::Result<ports::ScanEnd> scan(const Services::Batch& batch, std::stop_token stop) {
        const auto wanted = profile();
        return composition::scanStack(batch, m_house.lanes(), m_house.scanner(wanted.backends), wanted,
                                      std::move(stop));
    }

    base::Result<std::vector<ports::ScannerInfo>> list(std::stop_token stop) {
        return m_house.scanner(profile().backends).list(std::move(stop));
    }

  private:
    House& m_house;
    mutable std::mutex m_mutex;
    ScanProfile m_profile;
};

void addPaper(Services& services, House& house, const std::shared_ptr<ChosenScanner>& scanner) {
    services.newBatch = [&house] { return house.newBatch(); };
    services.openBatch = [&house](const base::BatchId& id) { return house.openBatch(id); };
    services.readPages = [&house](const Services::Batch& batch) { house.lanes().read(batch); };
    services.scanStack = [scanner](const Services::Batch& batch, std::stop_token stop) {
        return scanner->scan(batch, std::move(stop));
    };
    services.scanners = [scanner](std::stop_token stop) { return scanner->list(std::move(stop)); };
    services.chooseScanner = [scanner](const ports::ScannerInfo& chosen) { scanner->choose(chosen); };
    services.scannerName = [scanner] { return scanner->profile().request.device; };
}

void addActs(Services& services, House& house) {
    services.signIn = [&house](const std::string& name, const std::string& passphrase) {
        return house.signIn().signIn(name, passphrase);
    };
    services.waiting = [&house] { return house.signIn().waiting(); };
    services.newDossierId = [&house] { return house.newDossierId(); };
    services.keepDraft = [&house](const usecases::Intake& intake, const base::ClerkId& clerk) {
        return house.drafts().keep(intake, clerk);
    };
    services.discardDraft = [&house](const base::DossierId& id) { return house.drafts().discard(id); };
    services.openDrafts = [&house](const base::ClerkId& clerk) { return house.drafts().open(clerk); };
    services.receive = [&house](const usecases::Intake& intake, const usecases::SignedIn& clerk) {
        auto dossier = house.receiving().receive(intake, clerk);
        if (dossier) house.wakeCourier();
        return dossier;
    };
    services.makeSlip = [&house](const core::domain::Dossier& dossier) { return house.makeSlip(dossier); };
    services.outboxRows = [&house] { return house.outbox().rows(); };
    services.sendAgain = [&house](const base::DossierId& dossier, int revision) {
        auto queued = house.outbox().sendAgain(dossier, revision);
        if (queued) house.wakeCourier();
        return queued;
    };
}

} // namespace

base::Result<Services> servicesOf(House& house) {
    const auto setup = house.setup();
    if (!setup) return base::fail(setup.error());
    const auto profile = house.scanProfile();
    if (!profile) return base::fail(profile.error());

    Services services;
    services.head = {setup->office, setup->postOffice, setup->range.counter, setup->returnPlace};
    services.clock = &house.clock();
    services.procedures = &house.procedures();
    services.courier = &house.courier();
    addActs(services, house);
    addPaper(services, house, std::make_shared<ChosenScanner>(house, *profile));
    return services;
}

} // namespace app::counter
