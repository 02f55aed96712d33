// SPDX-License-Identifier: GPL-3.0-or-later
// The disk as the core sees it, so that tests can fail its n-th call. Any thread.
// Errors: StoreCode::DiskFull, ReadOnly, NotFound, Failed.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace core::ports {

class FileSystem {
  public:
    virtual ~FileSystem() = default;
    // Makes the folder and its parents, mode 0700.
    [[nodiscard]] virtual core::base::Result<void> makeFolder(const std::filesystem::path& folder) = 0;
    // Writes the whole file and fsyncs it; an existing one is truncated. Not atomic: write beside and rename.
    [[nodiscard]] virtual core::base::Result<void> write(const std::filesystem::path& file,
                                                         std::string_view bytes) = 0;
    // Adds to the end of the file, made if it is not there, and fsyncs it. After an error the end may be
    // torn.
    [[nodiscard]] virtual core::base::Result<void> append(const std::filesystem::path& file,
                                                          std::string_view bytes) = 0;
    // fsync of a file that somebody else wrote.
    [[nodiscard]] virtual core::base::Result<void> sync(const std::filesystem::path& file) = 0;
    [[nodiscard]] virtual core::base::Result<void> syncFolder(const std::filesystem::path& folder) = 0;
    [[nodiscard]] virtual core::base::Result<void> rename(const std::filesystem::path& from,
                                                          const std::filesystem::path& to) = 0;
    [[nodiscard]] virtual core::base::Result<void> remove(const std::filesystem::path& file) = 0;
    // Of an empty folder.
    [[nodiscard]] virtual core::base::Result<void> removeFolder(const std::filesystem::path& folder) = 0;
    [[nodiscard]] virtual core::base::Result<std::string> read(const std::filesystem::path& file) = 0;
    // At most `length` bytes from `offset`; shorter at the end of the file.
    [[nodiscard]] virtual core::base::Result<std::string>
    readPart(const std::filesystem::path& file, std::int64_t offset, std::int64_t length) = 0;
    [[nodiscard]] virtual core::base::Result<std::int64_t> size(const std::filesystem::path& file) = 0;
    // Files and folders directly inside, sorted.
    [[nodiscard]] virtual core::base::Result<std::vector<std::filesystem::path>>
    list(const std::filesystem::path& folder) = 0;
    [[nodiscard]] virtual bool exists(const std::filesystem::path& path) = 0;
    [[nodiscard]] virtual core::base::Result<std::int64_t> freeBytes(const std::filesystem::path& folder) = 0;
};

} // namespace core::ports
