// SPDX-License-Identifier: GPL-3.0-or-later
// Which scanner F5 uses, and how: one profile for each kind of paper. Kept in the store's settings as JSON.
#pragma once

#include "core/base/result.h"
#include "core/ports/scan_source.h"
#include "core/ports/store.h"
#include "scanner/base/picture.h"
#include "scanner/pipeline/batch.h"
#include "scanner/pipeline/page_lanes.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace app::composition {

using core::ports::PaperKind;

struct ScanProfile {
    core::ports::ScanRequest request; // device, source, mode, dpi, size of paper, options
    // What single devices need beside that, by device and option; they win over the request's options.
    std::map<std::string, std::map<std::string, std::string>> deviceOptions;
    std::vector<std::string> backends; // further SANE drivers to load, e.g. "pnm"
    // For drivers that read files ("pnm"): the sheets of the feeder are this folder's files, by name. The
    // feeder is empty when the batch holds as many pages as there are files; those scanned again do not
    // count.
    std::filesystem::path stack;

    // With the options of its device.
    [[nodiscard]] core::ports::ScanRequest wish() const;
};

struct ScanProfiles {
    ScanProfile documents; // A4, colour, 300 dpi
    ScanProfile idCard;    // from the glass, colour, 400 dpi
    ScanProfile photo;     // from the glass, colour, 600 dpi, A6
    // What is kept of each page, whatever scanned it.
    scanner::PictureProfile picture = scanner::PictureProfile::Compact;

    // The other two on the same scanner, with their standard settings.
    ScanProfiles(ScanProfile documents_profile = {});

    [[nodiscard]] const ScanProfile& of(PaperKind kind) const;
    ScanProfile& of(PaperKind kind);
};

// "documents", "id_card", "photo".
std::string_view nameOf(PaperKind kind);
std::optional<PaperKind> paperKindFrom(std::string_view name);

// Members: device, source, mode ("colour", "grey", "lineart"), dpi, width_mm, height_mm, multi_feed,
// skip_blank, options{}, device_options{device: {}}, backends[], stack; id_card{} and photo{} with the same
// members, where what is missing is standard and the device that of the documents; picture ("compact",
// "archive"), which goes for all kinds of paper. Unknown members are ignored. Errors: DomainCode::NotSetUp
// with the wrong member as args.
[[nodiscard]] core::base::Result<ScanProfiles> profilesFromJson(std::string_view text);
std::string toJson(const ScanProfiles& profiles);

// Standard ones where none were kept.
[[nodiscard]] core::base::Result<ScanProfiles> loadProfiles(core::ports::Books& books);
[[nodiscard]] core::base::Result<void> saveProfiles(core::ports::Books& books, const ScanProfiles& profiles);

// One press of F5. Blocks until the scanner has ended; pages may still be in reading.
[[nodiscard]] core::base::Result<core::ports::ScanEnd>
scanStack(const std::shared_ptr<scanner::pipeline::Batch>& batch, scanner::pipeline::PageLanes& lanes,
          core::ports::ScanSource& scanner, const ScanProfile& profile, const std::stop_token& stop);

// One sheet once more, in the place of `page`; see scanner::pipeline::scanAgain().
[[nodiscard]] core::base::Result<core::ports::ScanEnd>
scanPageAgain(const std::shared_ptr<scanner::pipeline::Batch>& batch, scanner::pipeline::PageLanes& lanes,
              core::ports::ScanSource& scanner, const ScanProfile& profile, int page,
              const std::stop_token& stop);

} // namespace app::composition
