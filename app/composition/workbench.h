// SPDX-License-Identifier: GPL-3.0-or-later
// A batch that belongs to no counter, for reading and converting files aside: in a folder of its own, which
// goes with it. Needs no data folder and takes no lock. Made and destroyed on the main thread.
#pragma once

#include "app/composition/places.h"
#include "core/base/result.h"
#include "scanner/base/picture.h"
#include "scanner/pipeline/batch.h"
#include "scanner/pipeline/file_import.h"
#include "scanner/pipeline/page_lanes.h"

#include <filesystem>
#include <memory>
#include <stop_token>

namespace app::composition {

class Workbench {
  public:
    // Errors: StoreCode.
    [[nodiscard]] static core::base::Result<std::unique_ptr<Workbench>> open(const Places& places,
                                                                             scanner::PictureProfile picture);
    ~Workbench();

    scanner::pipeline::Batch& batch();
    // As scanner::pipeline::importFile().
    [[nodiscard]] core::base::Result<scanner::pipeline::ImportedFile>
    importFile(const std::filesystem::path& file, const scanner::pipeline::ImportProgress& progress,
               const std::stop_token& stop);
    // Waits until all pages are read that can be.
    void finish();

  private:
    struct Parts;
    explicit Workbench(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace app::composition
