// SPDX-License-Identifier: GPL-3.0-or-later
// What a foreign file turned out to be. Values; any thread.
#pragma once

#include <optional>
#include <string_view>

namespace scanner {

enum class FileTreatment {
    Pictures,  // JPEG, PNG, TIFF, PNM: decoded
    TakenOver, // PDF that is signed or has text: filed byte for byte; its pages are pictures to look at
    Scans,     // PDF of nothing but scanned pages: their pictures, as they are
    Drawn,     // any other PDF: rendered
};

std::string_view nameOf(FileTreatment treatment);
std::optional<FileTreatment> fileTreatmentFrom(std::string_view name);

struct OpenedFile {
    FileTreatment treatment{};
    int pages = 0;
    bool isSigned = false;
    bool saysPdfA = false; // a claim of the file's metadata
};

} // namespace scanner
