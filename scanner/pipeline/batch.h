// SPDX-License-Identifier: GPL-3.0-or-later
// One stack of paper: a folder with a journal, crash-safe per page. kill -9 at any moment costs the page in
// flight, no other. Thread-safe; file work happens on the calling thread, so never call it from the GUI
// thread except snapshot().
//
// Layout of <root>/<batch id>/ (0700): `journal` (one JSON object a line with a CRC-32C at the end; a torn
// last line is cut off), NNNN.pnm as scanned, NNNN.picture the cleaned page in the layers that its record
// lists, NNNN.preview.jpg, NNNN.json what was read, original-*.pdf a taken over file, *.part in work.
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

    // The cleaned page exists: it can be filed, with text or without.
    [[nodiscard]] bool hasImage() const { return stage != PageStage::Scanned && record.width_px > 0; }
};

struct UnreadPage {
    int number = 0;
    int dpi = 0; // as the scanner promised
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
    // Ids of the batches under `root` that were not filed. What is left of filed ones is removed. Errors:
    // StoreCode.
    [[nodiscard]] static core::base::Result<std::vector<core::base::BatchId>>
    unfiled(const std::filesystem::path& root, core::ports::FileSystem& files);

    [[nodiscard]] const core::base::BatchId& id() const;
    [[nodiscard]] const std::filesystem::path& folder() const;
    [[nodiscard]] std::filesystem::path rawFile(int page) const;
    [[nodiscard]] std::filesystem::path cleanedFile(int page) const;
    [[nodiscard]] std::filesystem::path previewFile(int page) const;
    [[nodiscard]] std::filesystem::path recordFile(int page) const;
    // Where a PDF lies that is filed as it is, if it was kept; `origin`: PageOrigin::file of its pages.
    [[nodiscard]] std::filesystem::path originalFile(const std::string& origin) const;

    // The page lies fsynced in the folder under its raw name; after success it is in the journal for good.
    // Errors: BatchDamaged if the number is taken or the file is not there, StoreCode.
    [[nodiscard]] core::base::Result<void> adopt(const core::ports::ScannedPage& page);
    // Adopts raw pages that were written but never announced. Not while a scanner writes into the folder.
    // Errors: StoreCode.
    [[nodiscard]] core::base::Result<void> adoptLeftovers();
    // The lane has written cleaned page, preview and record; the record is taken from its file. Errors:
    // BatchDamaged if the page is unknown or its record cannot be used, StoreCode.
    [[nodiscard]] core::base::Result<void> markRead(int page);
    // Told to this object's users even if the journal does not take it. Errors: as markRead().
    [[nodiscard]] core::base::Result<void> markFailed(int page, const core::base::Error& problem);
    // The dossier that holds these pages is saved: the folder is removed. Errors: StoreCode; once the journal
    // says "filed", unfiled() removes what is left.
    [[nodiscard]] core::base::Result<void> markFiled();

    [[nodiscard]] bool isFiled() const;
    [[nodiscard]] std::vector<BatchPage> snapshot() const; // by page number
    [[nodiscard]] std::vector<UnreadPage> unread() const;  // the pages that are `Scanned`
    [[nodiscard]] int nextNumber() const;                  // numbers are never used twice
    // Called after each change, on the changing thread, without locks held; replace with nothing to detach.
    void onChange(std::function<void(int page)> listener);

    ~Batch();

  private:
    struct State;
    explicit Batch(std::unique_ptr<State> state);
    [[nodiscard]] core::base::Result<void> replay();
    void tell(int page) const;

    std::unique_ptr<State> m_state;
};

} // namespace scanner::pipeline
