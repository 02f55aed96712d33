// SPDX-License-Identifier: GPL-3.0-or-later
// An open file description that closes with its owner, and the disk's errors in the store's codes. One thread
// at a time.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>
#include <utility>

namespace core::store {

// By errno: DiskFull, ReadOnly, NotFound, Failed.
core::base::Error diskError(int code, std::string_view doing, const std::filesystem::path& path);

class FileHandle {
  public:
    FileHandle() = default;
    FileHandle(FileHandle&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    FileHandle& operator=(FileHandle&& other) noexcept {
        std::swap(m_number, other.m_number);
        return *this;
    }
    ~FileHandle();

    // open(2) with O_CLOEXEC; new files get mode 0600.
    [[nodiscard]] static core::base::Result<FileHandle> open(const std::filesystem::path& path, int flags);

    // Of a number that nobody else closes.
    [[nodiscard]] static FileHandle own(int number) { return FileHandle(number); }

    [[nodiscard]] core::base::Result<void> write(std::string_view bytes,
                                                 const std::filesystem::path& path) const;
    [[nodiscard]] core::base::Result<void> sync(const std::filesystem::path& path) const;
    [[nodiscard]] int number() const { return m_number; }

  private:
    explicit FileHandle(int number) : m_number(number) {}

    int m_number = -1;
};

// Into the system's cache in the order of the disk, for who reads here and there afterwards. Only while this
// process has no lock on the file: closing any handle of it would end that. What does not read is left to
// whoever needs it.
void readAhead(const std::filesystem::path& file);

} // namespace core::store
