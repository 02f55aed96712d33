// SPDX-License-Identifier: GPL-3.0-or-later
// One stack of paper: a folder with a journal, crash-safe per page. kill -9 at any moment costs the page in
// flight, no other. Thread-safe; file work happens on the calling thread, so never call it from the GUI
// thread except snapshot().
//
// What the clerk does with the pages is journalled as well: nothing is deleted, each act can be taken back.
//
// Layout of <root>/<batch id>/ (0700): `journal` (one JSON object a line with a CRC-32C at the end; a torn
// last line is cut off), NNNN.pnm as scanned, NNNN.picture the cleaned page in the layers that its record
// lists, NNNN.preview.jpg, NNNN.json what was read (NNNN-1.picture and so on once it was turned or tried
// again), original-*.pdf a taken over file, *.part in work.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/sorting.h"
#include "core/ports/clock.h"
#include "core/ports/file_system.h"
#include "core/ports/scan_source.h"
#include "scanner/base/code.h"
#include "scanner/pipeline/page_record.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scanner::pipeline {

enum class PageStage { Scanned, Read, Failed };

// Everything known about one page of the batch.
struct BatchPage {
    int number = 0;
    PageStage stage = PageStage::Scanned;
    core::ports::ScannedPage scan;
    core::base::Instant scannedAt;
    PageRecord record; // valid once stage is Read; if it Failed, valid (without text) when hasImage()
    core::domain::PageHint
        hint;                  // what the record says of where the page belongs; made once, where it was read
    int readings = 0;          // how often a record was taken: another number, another record
    core::base::Error problem; // valid if stage is Failed; the raw page is kept

    // What the clerk decided.
    std::optional<int> turn_deg; // clockwise from the raw page; nothing: as the worker found it
    std::optional<bool> aside;   // put aside, or filed against a proposal; nothing: what is proposed holds
    bool taken = false;          // short, and taken as it is
    int inPlaceOf = 0;           // the number that was scanned again as this page; 0: none

    bool triedAgain = false; // a second time, since it could not be read
    int asked = 0;           // how often it was to be cleaned anew: for a turn, for a second try
    int answered = 0;        // the asking that record, picture and preview belong to

    // Its sheet went through the scanner, and there is no file of it.
    [[nodiscard]] bool isMissing() const {
        return stage == PageStage::Failed && problem.is(PageCode::SheetMissing);
    }
    [[nodiscard]] bool isIncomplete() const { return scan.isShort && !taken; }
    // The cleaned page exists: it can be filed, with text or without.
    [[nodiscard]] bool hasImage() const { return stage != PageStage::Scanned && record.width_px > 0; }
};

struct UnreadPage {
    int number = 0;
    int dpi = 0; // as the scanner promised
    std::optional<int> turn_deg;
    int asked = 0;
    bool isSecondTry = false;
    bool needsFilter = false; // only a second try could read it: its specks are filtered from the start
};

// Where the answer to one asking lies.
struct ResultFiles {
    std::filesystem::path cleaned;
    std::filesystem::path preview;
    std::filesystem::path record;
};

class Batch {
  public:
    // Makes the folder and the journal. Errors: StoreCode.
    [[nodiscard]] static core::base::Result<std::shared_ptr<Batch>> create(const std::filesystem::path& root,
                                                                           const core::base::BatchId& id,
                                                                           core::ports::FileSystem& files,
                                                                           const core::ports::Clock& clock);
    // Replays the journal; adopts raw pages that it does not know, deletes *.part. A batch that this program
    // has open already is the same object again: one folder never has two writers. Errors: BatchMissing
    // (also: filed), BatchDamaged, StoreCode.
    [[nodiscard]] static core::base::Result<std::shared_ptr<Batch>> open(const std::filesystem::path& root,
                                                                         const core::base::BatchId& id,
                                                                         core::ports::FileSystem& files,
                                                                         const core::ports::Clock& clock);
    // Removes what is on the disk of a batch that nobody has open; without a folder nothing. Errors:
    // StoreCode.
    [[nodiscard]] static core::base::Result<void>
    remove(const std::filesystem::path& root, const core::base::BatchId& id, core::ports::FileSystem& files);

    [[nodiscard]] const core::base::BatchId& id() const;
    [[nodiscard]] const std::filesystem::path& folder() const;
    [[nodiscard]] std::filesystem::path rawFile(int page) const;
    // Of the newest answer; what a snapshot tells of is found by its `answered`.
    [[nodiscard]] std::filesystem::path cleanedFile(int page) const;
    [[nodiscard]] std::filesystem::path previewFile(int page) const;
    [[nodiscard]] std::filesystem::path recordFile(int page) const;
    [[nodiscard]] ResultFiles resultFiles(int page, int asked) const;
    // Where a PDF lies that is filed as it is, if it was kept; `origin`: PageOrigin::file of its pages.
    [[nodiscard]] std::filesystem::path originalFile(const std::string& origin) const;

    // The page lies fsynced in the folder under its raw name; after success it is in the journal for good.
    // Errors: BatchDamaged if the number is taken or the file is not there, StoreCode.
    [[nodiscard]] core::base::Result<void> adopt(const core::ports::ScannedPage& page);
    // Adopts raw pages that were written but never announced. Not while a scanner writes into the folder.
    // Errors: StoreCode.
    [[nodiscard]] core::base::Result<void> adoptLeftovers();
    // The scan was stopped while the sheet of this page was under way: it stands in its place as Failed
    // (SheetMissing) until it is scanned again or put aside. Errors: BatchDamaged if the number is taken,
    // StoreCode.
    [[nodiscard]] core::base::Result<void> markMissing(int page, bool isBack);
    // The lane has written cleaned page, preview and record; the record is taken from its file. The answer to
    // an older asking than the newest changes nothing. Errors: BatchDamaged if the page is unknown or its
    // record cannot be used, StoreCode.
    [[nodiscard]] core::base::Result<void> markRead(int page, int asked = 0);
    // Told to this object's users even if the journal does not take it. Errors: as markRead().
    [[nodiscard]] core::base::Result<void> markFailed(int page, const core::base::Error& problem,
                                                      int asked = 0);

    // ---- Acts of the clerk. Errors: BatchDamaged if there is no such page, StoreCode; nothing has changed
    // then.

    // By 90, 180 or 270 degrees clockwise, or as many back. The page is cleaned anew from its raw file; the
    // lanes have to be told.
    [[nodiscard]] core::base::Result<void> turn(int page, int by_deg);
    [[nodiscard]] core::base::Result<void> setAside(int page);
    // Takes back what was put aside, also what was only proposed for it. Of a page and the one scanned in its
    // place the other is put aside.
    [[nodiscard]] core::base::Result<void> restore(int page);
    // Pages that are not named lie behind the others.
    [[nodiscard]] core::base::Result<void> setOrder(const std::vector<int>& pages);
    // A short page is taken as it is, or no longer.
    [[nodiscard]] core::base::Result<void> take(int page, bool taken);
    // The next page that is scanned comes in the place of that one, which is put aside; 0: of none.
    [[nodiscard]] core::base::Result<void> expectAgain(int page);

    // Pages that could not be read although they are pages: worth one more try when nothing else is to do.
    [[nodiscard]] std::vector<int> secondTries() const;
    // That try is in the journal before it begins. Nothing: it is not wanted any more. Errors: StoreCode.
    [[nodiscard]] core::base::Result<std::optional<UnreadPage>> beginSecondTry(int page);
    // The dossier that holds these pages is saved: the folder is removed. Errors: StoreCode; once the journal
    // says "filed", remove() removes what is left.
    [[nodiscard]] core::base::Result<void> markFiled();

    [[nodiscard]] bool isFiled() const;
    [[nodiscard]] std::vector<BatchPage> snapshot() const; // as the pages lie
    [[nodiscard]] std::vector<UnreadPage> unread() const;  // the pages that are `Scanned`
    [[nodiscard]] int nextNumber() const;                  // numbers are never used twice
    // Called after each change, on the changing thread, without locks held; replace with nothing to detach.
    void onChange(std::function<void(int page)> listener);

    ~Batch();

  private:
    struct State;
    template<class Line>
    [[nodiscard]] core::base::Result<void> act(int page, const Line& line);
    explicit Batch(std::unique_ptr<State> state);
    [[nodiscard]] core::base::Result<void> replay();
    void tell(int page) const;

    std::unique_ptr<State> m_state;
};

} // namespace scanner::pipeline
