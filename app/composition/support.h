// SPDX-License-Identifier: GPL-3.0-or-later
// One archive for a technician far away: programs, disk, store, outbox, audit, scanners, log. What goes in is
// named value by value, and nothing in it tells of a person. It needs nobody to sign in, works beside an open
// window and on a store that no program opens any more: the store is read as it lies, and what cannot be read
// is named with its error. Not on the GUI thread.
#pragma once

#include "app/composition/places.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app::composition {

struct SupportWish {
    std::filesystem::path to; // a .tar.gz, made anew
    bool asksScanners = true; // takes some seconds
};

// Answers the names of the files in the archive. Errors: StoreCode::Failed, when it cannot be written.
[[nodiscard]] core::base::Result<std::vector<std::string>> makeSupportArchive(const Places& places,
                                                                              const SupportWish& wish);

} // namespace app::composition
