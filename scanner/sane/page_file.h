// SPDX-License-Identifier: GPL-3.0-or-later
// A page on its way to the disk: NNNN.part until it is whole and fsynced, then NNNN.pnm. The header has a
// fixed width and is written last, because the height may be unknown till then.
// One thread at a time.
#pragma once

#include "scanner/base/page_header.h"
#include "scanner/sane/fault.h"
#include "scanner/sane/page_rows.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace scanner::sane {

using scanner::PageHeader;

class PageFile {
  public:
    PageFile(std::filesystem::path folder, int page);
    ~PageFile(); // an unfinished page goes
    PageFile(const PageFile&) = delete;
    PageFile& operator=(const PageFile&) = delete;

    [[nodiscard]] Outcome<void> open();
    [[nodiscard]] Outcome<void> append(std::string_view bytes);
    // The page is safe when this returns. A page of that number must not be there yet.
    [[nodiscard]] Outcome<std::filesystem::path> finish(const PageHeader& header);

  private:
    Outcome<void> flush();

    std::filesystem::path m_folder;
    std::filesystem::path m_part;
    std::filesystem::path m_final;
    int m_file = -1;
    std::string m_buffer;
};

} // namespace scanner::sane
