// SPDX-License-Identifier: GPL-3.0-or-later
// A counter with a real store in a folder of its own; paper, procedures and time are faked.
#pragma once

#include "core/store/disk_document_files.h"
#include "core/store/posix_file_system.h"
#include "core/store/sqlite_store.h"
#include "core/sync/portals/intake_changes.h"
#include "core/usecases/counter_setup.h"
#include "core/usecases/receive_dossier.h"
#include "core/vault/sodium_secrets.h"
#include "tests/support/fakes.h"
#include "tests/support/open_vault.h"
#include "tests/support/temp_folder.h"

#include "core/domain/codes.h"

#include <fstream>
#include <set>
#include <utility>

namespace tests {

namespace base = core::base;
namespace domain = core::domain;
namespace ports = core::ports;
namespace usecases = core::usecases;

// Files pages as text: page numbers of the component.
class FakePaper : public ports::PaperFiler {
  public:
    bool fails = false;
    int fullTimes = 0;    // so many files find no room
    bool hasMore = false; // a page came in behind the intake's back
    bool keeps = false;   // nothing can be removed
    std::set<base::BatchId> released;

    [[nodiscard]] base::Result<void> isAllOf(const base::BatchId&, const std::vector<int>&,
                                             const std::vector<int>&) override {
        if (!hasMore) return {};
        return base::fail(domain::DomainCode::PagesIncomplete, "fake");
    }

    [[nodiscard]] base::Result<ports::FiledPaper> file(const base::BatchId&, const std::vector<int>& pages,
                                                       const ports::PaperLabel& label,
                                                       const std::filesystem::path& target) override {
        if (fails || fullTimes > 0) {
            --fullTimes;
            return base::fail(ports::StoreCode::DiskFull, "fake");
        }
        std::ofstream(target) << label.title << pages.size();
        return ports::FiledPaper{static_cast<int>(pages.size()), 100};
    }
    [[nodiscard]] base::Result<void> release(const base::BatchId& batch) override {
        if (keeps) return base::fail(ports::StoreCode::ReadOnly, "fake");
        released.insert(batch);
        return {};
    }
};

class FakeReserve : public ports::DiskReserve {
  public:
    ports::DiskRoom left = ports::DiskRoom::Enough;
    bool isThere = false;

    [[nodiscard]] ports::DiskRoom room() override { return left; }
    [[nodiscard]] std::int64_t free_mb() override { return 12; }
    [[nodiscard]] bool giveUp() override { return std::exchange(isThere, false); }
    void layBy() override { isThere = true; }
};

class FakeProcedures : public ports::Procedures {
  public:
    FakeProcedures() {
        birth.code = "1.001193";
        birth.name = "Đăng ký khai sinh";
        birth.authority = "UBND phường Mẫu";
        birth.term = {domain::TermUnit::SameDay, 0, std::chrono::minutes(15 * 60)};
        birth.components = {component("form", domain::Requirement::Required, ""),
                            component("birth-paper", domain::Requirement::OneOf, "proof"),
                            component("witness", domain::Requirement::OneOf, "proof"),
                            component("authorisation", domain::Requirement::Optional, "")};
        birth.presented = {{"Căn cước", true, {}}};
        hours.version = "test";
        hours.spans = {{std::chrono::minutes(420), std::chrono::minutes(690)},
                       {std::chrono::minutes(810), std::chrono::minutes(1020)}};
    }
    [[nodiscard]] base::Result<domain::Procedure> find(std::string_view code, base::Date) const override {
        if (code != birth.code)
            return base::fail(domain::DomainCode::UnknownProcedure, "", {std::string(code)});
        return birth;
    }
    [[nodiscard]] std::vector<domain::Procedure> search(std::string_view, base::Date,
                                                        std::size_t) const override {
        return {birth};
    }
    [[nodiscard]] const domain::Calendar& calendar() const override { return hours; }

    domain::Procedure birth;
    domain::Calendar hours;

  private:
    static domain::Component component(std::string key, domain::Requirement requirement, std::string group) {
        domain::Component made;
        made.name = "Giấy " + key;
        made.key = std::move(key);
        made.requirement = requirement;
        made.group = std::move(group);
        made.originals = 1;
        return made;
    }
};

// Names what it freezes, so that a test sees which content went out.
class FakeFormat : public ports::RevisionFormat {
  public:
    [[nodiscard]] std::string freeze(const domain::Dossier& dossier) const override {
        return dossier.number.text + "/" + std::to_string(dossier.documents.size());
    }
};

struct CounterFixture {
    TempFolder folder;
    FakeClock clock;
    FakeRandom random{7};
    core::vault::SodiumSecrets secrets;
    core::vault::Vault vault{kCheapGuess};
    core::store::PosixFileSystem disk;
    core::store::DiskDocumentFiles files{disk, secrets, vault, folder / "documents"};
    std::unique_ptr<core::store::SqliteStore> store;
    FakePaper paper;
    FakeReserve reserve;
    FakeProcedures procedures;
    FakeFormat format;
    core::sync::IntakeChanges changes;
    usecases::SignedIn clerk{ports::newId<base::ClerkId>(random), "Trần Văn Mẫu", ports::Role::Clerk};

    CounterFixture() {
        makeKeys(vault);
        reopen();
    }

    void reopen() {
        store.reset();
        store = std::move(core::store::SqliteStore::open(folder / "counterfoil.db", vault).value());
    }

    void setUp(int first = 5000, int last = 5099, const std::string& recoveryKeyHex = {},
               const std::string& portalKeyHex = {}) {
        usecases::CounterSetup setup;
        setup.superiorBody = setup.office = setup.postOffice = setup.place = setup.returnPlace = "Mẫu";
        setup.officeId = "office-1";
        setup.deviceId = "device-1";
        setup.recoveryKeyHex = recoveryKeyHex;
        setup.portalKeyHex = portalKeyHex;
        setup.range = {"H15.50.05.13", "Q07", first, last};
        const auto saved =
            store->write([&](ports::Books& books) { return usecases::saveSetup(books, setup); });
        if (!saved) throw std::runtime_error(describe(saved.error()));
    }

    usecases::ReceiveDossier receiving() {
        return usecases::ReceiveDossier({*store, files, reserve, paper, procedures, format, clock, random});
    }

    usecases::Intake completeIntake() {
        usecases::Intake intake;
        intake.dossier = ports::newId<base::DossierId>(random);
        intake.batch = ports::newId<base::BatchId>(random);
        intake.procedureCode = "1.001193";
        intake.submitter.name = "Nguyễn Thị Mẫu";
        intake.pages = {{1, domain::kIdCardComponent, domain::SortReason::IdCardCode, false},
                        {2, "form", domain::SortReason::Title, false},
                        {3, "birth-paper", domain::SortReason::Title, false},
                        {4, "", domain::SortReason::None, true}};
        return intake;
    }
};

} // namespace tests
