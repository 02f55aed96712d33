// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a batch as one PDF/A of level B. Any thread but the GUI's.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "scanner/pipeline/batch.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scanner::pipeline {

// What the file says of itself, beside what its pages say. Empty values are left out.
struct DocumentLabel {
    std::string title; // name of the paper (TenGiayTo)
    std::string dossierId;
    std::string dossierNumber;
    std::string componentCode;
    std::string holderName; // TenChuGiayTo
    core::base::Instant scannedAt;
    std::string paperCode;        // MaGiayTo
    std::string holderNumber;     // MaChuGiayTo
    std::string holderNumberKind; // LoaiDinhDanhCHS
    std::string symbol;           // KyHieuGiayTo
    std::string abstract;
    std::string issuer;
    std::string issuedOn; // NgayCap, ISO 8601
    std::string validFor; // ThoiHanHieuLuc
    std::string scope;    // PhamViHieuLuc
    std::string digitisedBy;
    std::string scanner; // its identity
    std::string reuse;   // whether the paper may be used again, and what it was taken from
    std::string reuseSource;
    bool isPartTwo = false; // PDF/A-2b, for an authority that asks for it
};

struct WrittenDocument {
    int pages = 0;
    long characters = 0;
    std::string text; // what was read on the pages
};

// Same pages and label give the same bytes. All pages of a PDF that was taken over, in its order and alone,
// give that PDF byte for byte. Errors: PageNotRead, PdfNotWritten, DiskFull, OriginalTornApart if such pages
// are mixed.
[[nodiscard]] core::base::Result<WrittenDocument> writeDocument(const Batch& batch,
                                                                const std::vector<int>& numbers,
                                                                const DocumentLabel& label,
                                                                const std::filesystem::path& target);

} // namespace scanner::pipeline
