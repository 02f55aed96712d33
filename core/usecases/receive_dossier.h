// SPDX-License-Identifier: GPL-3.0-or-later
// F9: the dossier is accepted. Checks, files the paper, writes one transaction (dossier, documents, number,
// frozen revision, outbox, audit; the draft goes) and answers with what the slip shows. Any thread but the
// GUI's.
#pragma once

#include "core/base/result.h"
#include "core/domain/checklist.h"
#include "core/ports/clock.h"
#include "core/ports/disk_reserve.h"
#include "core/ports/document_files.h"
#include "core/ports/paper.h"
#include "core/ports/procedures.h"
#include "core/ports/random.h"
#include "core/ports/revision_format.h"
#include "core/ports/store.h"
#include "core/usecases/counter_setup.h"
#include "core/usecases/intake.h"
#include "core/usecases/sign_in.h"

namespace core::usecases {

class ReceiveDossier {
  public:
    struct Rooms {
        ports::Store& store;
        ports::DocumentFiles& files;
        ports::DiskReserve& reserve;
        ports::PaperFiler& paper;
        const ports::Procedures& procedures;
        const ports::RevisionFormat& format;
        const ports::Clock& clock;
        ports::Random& random;
    };

    explicit ReceiveDossier(Rooms rooms);

    // What still blocks, without writing anything: ComponentsMissing, PagesUnassigned,
    // PagesIncomplete, SubmitterMissing, OwnerMissing, UnknownProcedure; success when F9 may end it.
    [[nodiscard]] base::Result<void> check(const Intake& intake) const;

    // Accepting the same intake again answers with the dossier as it was accepted first: a crash between the
    // save and the slip doubles nothing. A stack with pages that the intake does not know is refused
    // (PageNotRead), and so is a role that may not accept (NotAllowed). When the disk is full the reserve is
    // given up and the act tried once more; a dossier without paper, which has cost nobody a scan, is not
    // begun on a disk that has little room (LittleRoom).
    [[nodiscard]] base::Result<domain::Dossier> receive(const Intake& intake, const SignedIn& clerk);

  private:
    [[nodiscard]] base::Result<void> hasRoom(const Intake& intake);
    [[nodiscard]] base::Result<void> isWholeStack(const Intake& intake);
    [[nodiscard]] base::Result<std::optional<domain::Dossier>> acceptedBefore(const base::DossierId& id);
    struct Filed {
        std::vector<domain::Document> documents;
        std::vector<ports::SealedFile> files; // of them
        std::string text;                     // what was read on them
    };
    [[nodiscard]] base::Result<Filed> fileDocuments(const Intake& intake, const domain::Procedure& procedure,
                                                    const SignedIn& clerk, base::Instant scannedAt);
    // One transaction; gives the dossier its number.
    [[nodiscard]] base::Result<void> save(domain::Dossier& dossier, const Filed& filed,
                                          const base::BatchId& batch, const SignedIn& clerk);
    [[nodiscard]] base::Result<void> queue(ports::Books& books, const domain::Dossier& dossier,
                                           const CounterSetup& setup);

    Rooms m_rooms;
};

} // namespace core::usecases
