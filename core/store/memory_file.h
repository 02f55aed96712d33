// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is never on the disk: what must not lie there in clear is written into it by others, by its
// path. It goes with its owner, also when the program is killed. One thread at a time.
#pragma once

#include "core/base/result.h"
#include "core/store/file_handle.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

namespace core::store {

class MemoryFile {
  public:
    // Errors: Failed.
    [[nodiscard]] static core::base::Result<MemoryFile> make();

    // For this process alone.
    [[nodiscard]] std::filesystem::path path() const;
    // Errors: Failed.
    [[nodiscard]] core::base::Result<std::int64_t> size() const;
    // What lies from `offset` on, read into `room`; less than the room at the end of the file. Errors:
    // Failed.
    [[nodiscard]] core::base::Result<std::string_view> read(std::int64_t offset, std::span<char> room) const;

  private:
    explicit MemoryFile(FileHandle handle) : m_handle(std::move(handle)) {}

    FileHandle m_handle;
};

} // namespace core::store
