// SPDX-License-Identifier: GPL-3.0-or-later
// The real disk. Holds no state; any thread. A folder that makeFolder() made is durable, and so are its
// parents.
#pragma once

#include "core/ports/file_system.h"

namespace core::store {

class PosixFileSystem final : public core::ports::FileSystem {
  public:
    [[nodiscard]] core::base::Result<void> makeFolder(const std::filesystem::path& folder) override;
    [[nodiscard]] core::base::Result<void> write(const std::filesystem::path& file,
                                                 std::string_view bytes) override;
    [[nodiscard]] core::base::Result<void> append(const std::filesystem::path& file,
                                                  std::string_view bytes) override;
    [[nodiscard]] core::base::Result<void> sync(const std::filesystem::path& file) override;
    [[nodiscard]] core::base::Result<void> syncFolder(const std::filesystem::path& folder) override;
    [[nodiscard]] core::base::Result<void> rename(const std::filesystem::path& from,
                                                  const std::filesystem::path& to) override;
    [[nodiscard]] core::base::Result<void> remove(const std::filesystem::path& file) override;
    [[nodiscard]] core::base::Result<void> removeFolder(const std::filesystem::path& folder) override;
    [[nodiscard]] core::base::Result<std::string> read(const std::filesystem::path& file) override;
    [[nodiscard]] core::base::Result<std::string> readPart(const std::filesystem::path& file,
                                                           std::int64_t offset, std::int64_t length) override;
    [[nodiscard]] core::base::Result<std::int64_t> size(const std::filesystem::path& file) override;
    [[nodiscard]] core::base::Result<std::vector<std::filesystem::path>>
    list(const std::filesystem::path& folder) override;
    [[nodiscard]] bool exists(const std::filesystem::path& path) override;
    [[nodiscard]] core::base::Result<std::int64_t> freeBytes(const std::filesystem::path& folder) override;
};

} // namespace core::store
