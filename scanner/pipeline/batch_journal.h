// SPDX-License-Identifier: GPL-3.0-or-later
// The journal of a batch: lines of text, each with its CRC-32C behind it, each on the disk before append()
// returns. One thread at a time.
#pragma once

#include "core/base/result.h"
#include "core/ports/file_system.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace scanner::pipeline {

class BatchJournal {
  public:
    BatchJournal(std::filesystem::path file, core::ports::FileSystem& files)
        : m_file(std::move(file)), m_files(files) {}

    // Reads the lines; what a power cut left of a torn last one is cut off the file. No file: no lines.
    // Errors: BatchDamaged if a line in the middle is not as it was written, StoreCode.
    [[nodiscard]] core::base::Result<std::vector<std::string>> replay();
    // `line` holds no line break. After an error the line is not in the journal, and the next append()
    // repairs the file. Errors: StoreCode.
    [[nodiscard]] core::base::Result<void> append(std::string_view line);

  private:
    [[nodiscard]] core::base::Result<void> rewrite(const std::string& bytes);

    std::filesystem::path m_file;
    core::ports::FileSystem& m_files;
    std::string m_bytes;    // the file's whole lines
    bool m_isWhole = false; // the file holds just these
};

} // namespace scanner::pipeline
