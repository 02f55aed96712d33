// SPDX-License-Identifier: GPL-3.0-or-later
// A stick, or whatever folder stands for one. Blocks. Errors of all: StickMissing, StickFull, StickReadOnly,
// StickFailed; args: folder.
#pragma once

#include "core/base/result.h"
#include "core/domain/dossier.h"

#include <filesystem>
#include <memory>
#include <string_view>

namespace core::ports {

// A file on its way to the stick, under another name until it is whole; given up it leaves nothing, if the
// stick is still there. One thread.
class StickFile {
  public:
    virtual ~StickFile() = default;
    [[nodiscard]] virtual core::base::Result<void> write(std::string_view bytes) = 0;
    // fsync, its own name, fsync of the folder; then it is read back as it lies there, not as the PC
    // remembers it. Errors: also StickSpoiled, when that is not what was written; then it is removed.
    [[nodiscard]] virtual core::base::Result<void> finish() = 0;
};

class Stick {
  public:
    virtual ~Stick() = default;
    [[nodiscard]] virtual core::base::Result<std::unique_ptr<StickFile>>
    create(const std::filesystem::path& file) = 0;
    // Under its own name.
    [[nodiscard]] virtual bool exists(const std::filesystem::path& file) = 0;
};

} // namespace core::ports
