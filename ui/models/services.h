// SPDX-License-Identifier: GPL-3.0-or-later
// What the screens ask of the house. Composition fills every member before the window is made and keeps what
// they refer to until the window is gone. The functions block and are called on worker threads of the window,
// never on the GUI thread, except where a comment says "at once".
#pragma once

#include "core/base/result.h"
#include "core/domain/dossier.h"
#include "core/domain/post_correction.h"
#include "core/ports/clock.h"
#include "core/ports/courier.h"
#include "core/ports/procedures.h"
#include "core/ports/scan_source.h"
#include "core/usecases/find_dossiers.h"
#include "core/usecases/intake.h"
#include "core/usecases/outbox_list.h"
#include "core/usecases/sign_in.h"
#include "scanner/pipeline/batch.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace ui::models {

// The counter in the window's heading.
struct CounterHead {
    std::string office; // in whose name dossiers are received
    std::string postOffice;
    std::string counter;     // "Q07"
    std::string returnPlace; // where results are fetched
};

// What was written to a stick.
struct BundleNews {
    struct Written {
        int number = 0;
        std::string file;
        int dossiers = 0;
    };
    std::vector<Written> bundles;
    int leftOut = 0; // dossiers that do not open here, or are too large
};

// What a receipt of a bundle said.
struct ReceiptNews {
    int bundle = 0; // its number
    int acknowledged = 0;
    int before = 0;
    int refused = 0;
    bool hasGap = false; // a bundle before it has not come to the portal
};

struct Services {
    template<class T>
    using Result = core::base::Result<T>;
    using Batch = std::shared_ptr<scanner::pipeline::Batch>;

    CounterHead head;
    const core::ports::Clock* clock = nullptr;
    const core::ports::Procedures* procedures = nullptr; // in memory, called at once
    core::ports::Courier* courier = nullptr;             // at once

    // SignIn
    std::function<Result<core::usecases::SignedIn>(const std::string& name, const std::string& passphrase)>
        signIn;
    std::function<Result<std::map<core::ports::OpState, int>>()> waiting;
    std::function<void()> lock; // nobody is signed in any more: the keys are wiped; at once
    // Without a key or the mouse for so long the clerk is signed out.
    std::chrono::milliseconds idleLimit = std::chrono::minutes(5);

    // KeepDraft
    std::function<core::base::DossierId()> newDossierId; // at once
    std::function<Result<void>(const core::usecases::Intake&, const core::usecases::SignedIn&)> keepDraft;
    std::function<Result<void>(const core::usecases::Intake&, const core::usecases::SignedIn&)> discardDraft;
    std::function<Result<std::vector<core::usecases::Intake>>(const core::usecases::SignedIn&)> openDrafts;

    // Paper
    std::function<Result<Batch>()> newBatch;
    std::function<Result<Batch>(const core::base::BatchId&)> openBatch;
    // One press of F5: blocks until the scanner has ended; knows device and profiles.
    std::function<Result<core::ports::ScanEnd>(Batch, core::ports::PaperKind, std::stop_token)> scanStack;
    // One sheet once more, in the place of that page; blocks as well.
    std::function<Result<core::ports::ScanEnd>(Batch, core::ports::PaperKind, int page, std::stop_token)>
        scanAgain;
    // Titles, labels and units as they are spelled; may be left out. Made at the first call, a tenth of a
    // second.
    std::function<std::shared_ptr<const core::domain::ClosedLists>()> closedLists;
    // PageLanes::read: pages of a batch that was opened again are read on; at once.
    std::function<void(Batch)> readPages;

    // ReceiveDossier
    std::function<Result<core::domain::Dossier>(const core::usecases::Intake&,
                                                const core::usecases::SignedIn&)>
        receive;
    // Prints the slip, or writes it where no printer is set up; answers with the file.
    std::function<Result<std::filesystem::path>(const core::domain::Dossier&)> makeSlip;

    // FindDossiers, at each key; ReadDossier, which the audit notes.
    std::function<Result<core::usecases::FoundDossiers>(const std::string& typed,
                                                        const core::usecases::SignedIn&)>
        findDossiers;
    // FindDossiers::findDeeper; `progress` is told on the worker's thread.
    std::function<Result<core::usecases::FoundDossiers>(
        const std::string& typed, const core::usecases::SignedIn&, const std::stop_token&,
        const std::function<void(double part)>& progress)>
        findDeeper;
    std::function<Result<core::domain::Dossier>(const core::base::DossierId&,
                                                const core::usecases::SignedIn&)>
        openDossier;

    // OutboxList
    std::function<Result<std::vector<core::usecases::OutboxRow>>(const core::usecases::SignedIn&)> outboxRows;
    std::function<Result<void>(const core::usecases::OutboxRow&)> sendAgain;
    std::function<Result<void>(const core::usecases::OutboxRow&, const core::usecases::SignedIn&)>
        confirmSeen;

    // Sticks that are in now; what waits is written to one, and the receipts that lie on one are taken in.
    std::function<std::vector<std::filesystem::path>()> sticks;
    std::function<Result<BundleNews>(const std::filesystem::path& stick)> writeBundles;
    std::function<std::vector<Result<ReceiptNews>>(const std::filesystem::path& stick)> importReceipts;

    // The daily backup: why the last one failed, until one succeeds; at once. The listener is called from the
    // backup's thread; replaced with nothing it is never called again.
    std::function<std::optional<core::base::Error>()> backupTrouble;
    std::function<void(std::function<void()>)> hearBackup;

    // Scanners that answer now, and the one that F5 uses. Choosing is kept by composition; at once.
    std::function<Result<std::vector<core::ports::ScannerInfo>>(std::stop_token)> scanners;
    std::function<void(const core::ports::ScannerInfo&)> chooseScanner;
    std::function<std::string()> scannerName; // as the clerk knows it; at once
    // Opens the chosen one ahead of F5: that starts sooner then, and the scanner's own button works.
    std::function<Result<void>(std::stop_token)> standBy;
    // What scanners say beside their pages, as long as they are there; at once, before all others of these.
    std::function<void(std::shared_ptr<core::ports::ScannerTalk>)> hearScanners;
};

} // namespace ui::models
