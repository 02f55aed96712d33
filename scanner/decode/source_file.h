// SPDX-License-Identifier: GPL-3.0-or-later
// A file mapped for reading. Its owner sees to it that nobody shortens it meanwhile. One thread at a time.
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"

#include <filesystem>
#include <string_view>
#include <utility>

namespace scanner::decode {

class SourceFile {
  public:
    // Errors: FileUnreadable (also: no plain file), FileTooBig, FileDamaged if it is empty.
    [[nodiscard]] static base::Result<SourceFile> open(const std::filesystem::path& file,
                                                       std::size_t mostBytes);

    SourceFile(SourceFile&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}
    SourceFile& operator=(SourceFile&& other) noexcept {
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }
    ~SourceFile();

    [[nodiscard]] std::string_view bytes() const { return m_bytes; }

  private:
    explicit SourceFile(std::string_view bytes) : m_bytes(bytes) {}

    std::string_view m_bytes; // the mapping
};

} // namespace scanner::decode
